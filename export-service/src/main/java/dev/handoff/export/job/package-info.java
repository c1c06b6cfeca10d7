/** What people ask for: jobs, who works on them, how far they are, and the way to the finished file. */
package dev.handoff.export.job;

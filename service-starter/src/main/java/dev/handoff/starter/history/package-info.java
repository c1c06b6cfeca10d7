/** What has happened, as people read it. */
package dev.handoff.starter.history;

/** What those who run a service see of it and tell it. */
package dev.handoff.starter.operations;

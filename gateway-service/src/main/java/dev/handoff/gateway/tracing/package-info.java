/** The first span of a trace, if traces are turned on. Otherwise nothing of this is there. */
package dev.handoff.gateway.tracing;

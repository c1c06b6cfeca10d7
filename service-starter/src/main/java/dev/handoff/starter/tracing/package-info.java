/** Traces: who waited for whom. A layer around the rest, of which nothing exists unless it is turned on. */
package dev.handoff.starter.tracing;

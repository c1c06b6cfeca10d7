/** The edge to HTTP: what controllers take and answer. */
package dev.handoff.starter.web;

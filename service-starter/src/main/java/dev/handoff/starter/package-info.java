/** What the event-sourced services have in common: the store, its views, publishing, commands, and the edges. */
package dev.handoff.starter;

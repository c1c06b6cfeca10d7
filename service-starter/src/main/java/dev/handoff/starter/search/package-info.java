/** Finding contacts by what people type, in the same way wherever there is a copy of them. */
package dev.handoff.starter.search;

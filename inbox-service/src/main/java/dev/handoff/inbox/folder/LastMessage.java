package dev.handoff.inbox.folder;

import dev.handoff.events.PersonalData;
import java.time.Instant;

/**
 * What was said last: the help message until somebody says more.
 *
 * @param from {@code visitor}, {@code bot} or {@code agent}
 */
record LastMessage(String from, @PersonalData String text, Instant at) {}

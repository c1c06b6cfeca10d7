package dev.handoff.starter.messaging;

import dev.handoff.starter.command.Origin;
import java.time.Instant;

/**
 * An event of another service, as it came from its topic.
 *
 * @param type the logical name
 * @param subject the conversation or contact it happened to
 * @param sequence where it stands among the events of its subject, from 0; one already seen is a repeated delivery
 * @param payload the event's record
 * @param at when it happened
 * @param origin who did it by which request: what it leads to here has the same
 */
public record ReceivedEvent(String type, String subject, long sequence, Object payload, Instant at, Origin origin) {}

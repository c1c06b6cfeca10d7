package dev.handoff.inbox.presence;

import java.util.List;

/** Told on every instance when somebody came into conversations, does something else there, or left them. */
public record PresenceChanged(List<String> conversationIds) {}

package dev.handoff.inbox.agent;

/** A person whom a conversation can be handed to. */
record Agent(String agentId, String name) {}

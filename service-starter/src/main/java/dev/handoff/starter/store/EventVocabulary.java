package dev.handoff.starter.store;

import dev.handoff.events.EventTypes;

/**
 * What a service stores and publishes; declaring it as a bean is what gives a service an event store.
 *
 * @param source the service's name on the topics, its {@code ce_source}, for instance {@code /handoff/inbox}
 * @param topic the topic for the published types
 * @param published the types that go to the topic
 * @param types all types that the service stores, the published ones and its own
 */
public record EventVocabulary(String source, String topic, EventTypes published, EventTypes types) {}

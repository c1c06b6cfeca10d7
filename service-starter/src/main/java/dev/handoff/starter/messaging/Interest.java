package dev.handoff.starter.messaging;

import static java.util.stream.Collectors.toSet;

import dev.handoff.events.CloudEventHeaders;
import dev.handoff.events.EventTypes;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Which events a consumer is about, told by their headers alone: most of what is on a topic need not even be read. */
final class Interest {

    private final Set<String> others;

    /** @param types that are of interest; none for all */
    Interest(Set<Class<?>> types) {
        var ofInterest = types.stream().map(EventTypes::nameOf).collect(toSet());
        others = EventTypes.published().names().stream()
                .filter(name -> !types.isEmpty() && !ofInterest.contains(name))
                .collect(toSet());
    }

    /** Also of a record that says nothing of its type, or one that nobody knows. */
    boolean isIn(ConsumerRecord<?, ?> message) {
        return others.isEmpty()
                || !others.contains(String.valueOf(EventReader.header(message, CloudEventHeaders.TYPE)));
    }
}

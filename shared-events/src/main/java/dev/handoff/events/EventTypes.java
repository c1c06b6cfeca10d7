package dev.handoff.events;

import dev.handoff.events.contact.ContactEvent;
import dev.handoff.events.conversation.ConversationEvent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Logical event names and the records they stand for, in both directions. Immutable. */
public final class EventTypes {

    private final Map<String, Class<?>> byName = new LinkedHashMap<>();

    private EventTypes() {}

    /** Everything that is published on {@link Topics}. */
    public static EventTypes published() {
        return of(ConversationEvent.class, ContactEvent.class);
    }

    /**
     * The records of sealed families of events.
     *
     * @param families sealed interfaces whose permitted records all bear {@link EventType}
     * @throws IllegalArgumentException if a family is not sealed, a record bears no name, or a name stands twice
     */
    public static EventTypes of(Class<?>... families) {
        var types = new EventTypes();
        for (var family : families) {
            if (!family.isSealed()) throw new IllegalArgumentException(family + " is not sealed");
            Arrays.stream(family.getPermittedSubclasses()).forEach(types::add);
        }
        return types;
    }

    /**
     * The logical name of an event's class.
     *
     * @throws IllegalArgumentException if the class bears no {@link EventType}
     */
    public static String nameOf(Class<?> type) {
        var annotation = type.getAnnotation(EventType.class);
        if (annotation == null) throw new IllegalArgumentException(type + " bears no @EventType");
        return annotation.value();
    }

    /** The record that a logical name stands for; empty for a name of a newer or foreign vocabulary. */
    public Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All logical names, in the order of their declaration. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** The id of the JSON Schema of an event type, its {@code ce_dataschema}. */
    public static String schemaIdOf(String name) {
        return "urn:handoff:schema:" + name;
    }

    private void add(Class<?> type) {
        if (byName.put(nameOf(type), type) != null) {
            throw new IllegalArgumentException("two records are named " + nameOf(type));
        }
    }
}

package dev.handoff.starter.store;

import dev.handoff.events.EventType;
import dev.handoff.events.EventTypes;
import java.util.List;

/** A small vocabulary to test the store with. */
public sealed interface Sample {

    EventTypes TYPES = EventTypes.of(Sample.class);

    @EventType("test.counted.v1")
    record Counted(String id, int number) implements Sample {}

    /** Claims a name for its aggregate alone. */
    @EventType("test.named.v1")
    record Named(String id, String name) implements Sample {}

    /** No view takes it. */
    @EventType("test.poison.v1")
    record Poison(String id) implements Sample {}

    static List<Claim> claims(Object event) {
        return event instanceof Named named ? List.of(Claim.only("name", named.name())) : List.of();
    }
}

package dev.handoff.localstack.check;

import dev.handoff.events.EventTypes;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads stored events as any subscriber would: by their logical names, into the public records. */
final class Vocabulary {

    private static final EventTypes TYPES = EventTypes.published();
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Vocabulary() {}

    static boolean isPublished(StoredEvent event) {
        return TYPES.classOf(event.type()).isPresent();
    }

    /** The event's record; empty if its name or its JSON cannot be read. */
    static <T> Optional<T> read(StoredEvent event, Class<T> family) {
        try {
            return TYPES.classOf(event.type())
                    .map(type -> JSON.readValue(event.json(), type))
                    .filter(family::isInstance)
                    .map(family::cast);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /** The JSON of an event that is not published, into a record made for it. */
    static <T> T readAs(StoredEvent event, Class<T> type) {
        return JSON.readValue(event.json(), type);
    }
}

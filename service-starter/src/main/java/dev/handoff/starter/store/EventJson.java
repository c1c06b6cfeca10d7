package dev.handoff.starter.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.handoff.events.EventTypes;
import java.time.Instant;
import java.util.TimeZone;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Events to JSON and back, by logical name. The one serializer of events: store, topics and history use the same bytes. */
public final class EventJson {

    /** RFC 3339 in UTC with exactly three digits of a second. */
    private static final JsonFormat.Value MILLISECONDS =
            JsonFormat.Value.forPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withTimeZone(TimeZone.getTimeZone("UTC"));

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .withConfigOverride(Instant.class, instants -> instants.setFormat(MILLISECONDS))
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final EventTypes types;

    public EventJson(EventTypes types) {
        this.types = types;
    }

    public byte[] write(Object event) {
        return MAPPER.writeValueAsBytes(event);
    }

    /**
     * Reads what {@link #write} wrote, or what a newer version with more optional fields wrote.
     *
     * @throws IllegalArgumentException if no record is known for the name
     * @throws tools.jackson.core.JacksonException if it is no JSON of that record
     */
    public Object read(String type, byte[] json) {
        var record = types.classOf(type)
                .orElseThrow(() -> new IllegalArgumentException("no record is known for the event type " + type));
        return MAPPER.readValue(json, record);
    }
}

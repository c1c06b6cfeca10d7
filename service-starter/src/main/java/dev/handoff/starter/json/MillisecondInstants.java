package dev.handoff.starter.json;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes instants as RFC 3339 in UTC with exactly three digits of a second, so that they also sort as text. */
public final class MillisecondInstants extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    public MillisecondInstants() {
        super("millisecond-instants");
        addSerializer(new Serializer());
    }

    /** For instance {@code 2026-03-01T09:30:00.000Z}. */
    public static String format(Instant instant) {
        return FORMAT.format(instant);
    }

    private static final class Serializer extends StdSerializer<Instant> {

        Serializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
            json.writeString(format(value));
        }
    }
}

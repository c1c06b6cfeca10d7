package dev.handoff.starter.deadletter;

import java.util.List;

/**
 * An event on its way to a handler, as far as it has to be known to set it aside and take it up again.
 *
 * @param key what has to stay in order; storable as text
 * @param type the logical name, or what stands in its place; storable as text, or null
 * @param correlationId the request that caused it; storable as text, or null
 * @param raw the record as it came; null where the event stays in the service's own store
 */
public record Letter(Place place, String key, String type, String correlationId, Raw raw) {

    /**
     * A record of Kafka, whatever is in it.
     *
     * @param timestamp as Kafka gave it, in milliseconds
     */
    @SuppressWarnings(
            "ArrayRecordComponent") // bytes go from topic to table and back untouched; letters are told by place
    public record Raw(byte[] key, byte[] value, long timestamp, List<Header> headers) {}

    @SuppressWarnings("ArrayRecordComponent")
    public record Header(String name, byte[] value) {}
}

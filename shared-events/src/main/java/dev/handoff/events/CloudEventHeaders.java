package dev.handoff.events;

import java.util.List;

/** The Kafka headers of every event: CloudEvents 1.0 in binary mode, UTF-8. None but {@link #REPLAYED} is ever missing. */
public final class CloudEventHeaders {

    /** {@value #SPEC_VERSION_1_0}, the version of CloudEvents. */
    public static final String SPEC_VERSION = "ce_specversion";

    /** The event's id, the same on every delivery. */
    public static final String ID = "ce_id";

    /** The logical name of the event, see {@link EventType}. */
    public static final String TYPE = "ce_type";

    /** {@code /handoff/inbox} or {@code /handoff/contacts}. */
    public static final String SOURCE = "ce_source";

    /** The conversation or contact that the event is about. */
    public static final String SUBJECT = "ce_subject";

    /** When it happened: RFC 3339 in UTC with milliseconds. */
    public static final String TIME = "ce_time";

    /** The position of the event in its conversation or contact: decimal, from 0, without holes. */
    public static final String SEQUENCE = "ce_sequence";

    /** The record's key once more, which is the subject. */
    public static final String PARTITION_KEY = "ce_partitionkey";

    /** The id of the value's JSON Schema, see {@link EventTypes#schemaIdOf}. */
    public static final String DATA_SCHEMA = "ce_dataschema";

    /** The id of the request that caused the event. */
    public static final String CORRELATION_ID = "ce_correlationid";

    /** The agent, or bot, who did it. */
    public static final String ACTOR = "ce_actor";

    /**
     * {@value #REPLAYED_TRUE} on an event that was sent again because somebody asked for it; missing otherwise. All else is
     * as at first.
     */
    public static final String REPLAYED = "ce_replayed";

    /** Always {@value #JSON}. The one header without the prefix, as CloudEvents wants it. */
    public static final String CONTENT_TYPE = "content-type";

    /** The value of {@link #SPEC_VERSION}. */
    public static final String SPEC_VERSION_1_0 = "1.0";

    /** The value of {@link #CONTENT_TYPE}. */
    public static final String JSON = "application/json";

    /** The one value of {@link #REPLAYED}. */
    public static final String REPLAYED_TRUE = "true";

    /** The names of the headers that every event has. */
    public static final List<String> NAMES = List.of(
            SPEC_VERSION,
            ID,
            TYPE,
            SOURCE,
            SUBJECT,
            TIME,
            SEQUENCE,
            PARTITION_KEY,
            DATA_SCHEMA,
            CORRELATION_ID,
            ACTOR,
            CONTENT_TYPE);

    private CloudEventHeaders() {}
}

package dev.handoff.localstack.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.localstack.check.TopicReader.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TopicContentsTest {

    private static final String TYPE = "handoff.conversation.closed.v1";

    private final List<String> told = new ArrayList<>();
    private final Differences differences = new Differences(told::add);
    private final TopicContents contents =
            new TopicContents("t", Map.of(0, new Span(0, 9), 1, new Span(0, 9)), differences);

    private PublishedEvents published;

    @Test
    void what_is_delivered_again_is_no_difference() {
        record(0, 0, "a", 0, "x");
        record(0, 1, "a", 1, "y");
        record(0, 2, "a", 0, "x");
        record(0, 3, "a", 1, "y");
        compareWith(3, event(1, "a", 0, "x"), event(2, "a", 1, "y"));
        assertThat(told).isEmpty();
    }

    @Test
    void what_is_republished_is_no_difference() {
        record(0, 0, "a", 0, "x");
        record(0, 1, "a", 1, "y");
        republished(0, 2, "a", 0, "x");
        compareWith(2, event(1, "a", 0, "x"), event(2, "a", 1, "y"));
        assertThat(told).isEmpty();
    }

    @Test
    void a_hole_is_told_and_what_is_missing() {
        record(0, 0, "a", 0, "x");
        record(0, 1, "a", 2, "z");
        compareWith(3, event(1, "a", 0, "x"), event(2, "a", 1, "y"), event(3, "a", 2, "z"));
        assertThat(told)
                .containsExactly("t-0 offset 1 a: event 2 follows on event 0", "t a: event 1 is not on the topic");
    }

    @Test
    void what_is_not_published_yet_may_be_missing() {
        record(0, 0, "a", 0, "x");
        compareWith(1, event(1, "a", 0, "x"), event(2, "a", 1, "y"));
        assertThat(told).isEmpty();
    }

    @Test
    void one_event_told_in_two_ways_is_told() {
        record(0, 0, "a", 0, "x");
        record(0, 1, "a", 0, "other");
        compareWith(1, event(1, "a", 0, "x"));
        assertThat(told).containsExactly("t-0 offset 1 a: event 0 is not the one that was told before, at offset 0");
    }

    @Test
    void an_event_that_is_not_as_stored_is_told_with_its_place() {
        record(1, 4, "a", 0, "x");
        compareWith(1, event(1, "a", 0, "stored"));
        assertThat(told).containsExactly("t a: event 0 at t-1 offset 4 is not the one in the store");
    }

    @Test
    void a_key_on_two_partitions_is_told() {
        record(0, 0, "a", 0, "x");
        record(1, 0, "a", 1, "y");
        compareWith(2, event(1, "a", 0, "x"), event(2, "a", 1, "y"));
        assertThat(told).first().isEqualTo("t-1 offset 0 a: event 1 is not on the partition of those before, 0");
    }

    @Test
    void the_order_of_different_keys_is_not_promised() {
        record(0, 0, "b", 0, "x");
        record(0, 1, "a", 0, "x");
        compareWith(2, event(1, "a", 0, "x"));
        compareRest(event(2, "b", 0, "x"));
        assertThat(told).isEmpty();
    }

    @Test
    void what_the_store_does_not_know_is_told() {
        record(0, 0, "a", 0, "x");
        record(0, 1, "a", 1, "y");
        record(0, 2, "b", 0, "z");
        compareWith(1, event(1, "a", 0, "x"));
        published.end();
        assertThat(told)
                .containsExactly(
                        "t a: event 1 is on the topic and not in the store",
                        "t b: is on the topic and not in the store");
    }

    private void compareWith(long publishedTo, StoredEvent... history) {
        published = new PublishedEvents(contents, publishedTo, differences);
        published.compare("a", List.of(history));
    }

    private void compareRest(StoredEvent event) {
        published.compare(event.aggregateId(), List.of(event));
        published.end();
    }

    private void republished(int partition, long offset, String key, long sequence, String value) {
        contents.add(message(partition, offset, key, sequence, value, Map.of("ce_replayed", "true")));
    }

    private void record(int partition, long offset, String key, long sequence, String value) {
        contents.add(message(partition, offset, key, sequence, value, Map.of()));
    }

    private static ConsumerRecord<String, byte[]> message(
            int partition, long offset, String key, long sequence, String value, Map<String, String> more) {
        var message = new ConsumerRecord<>("t", partition, offset, key, value.getBytes(StandardCharsets.UTF_8));
        var stored = event(0, key, sequence, value);
        Map.of(
                        "ce_id",
                        stored.eventId(),
                        "ce_type",
                        TYPE,
                        "ce_subject",
                        key,
                        "ce_partitionkey",
                        key,
                        "ce_sequence",
                        Long.toString(sequence),
                        "ce_correlationid",
                        "correlation",
                        "ce_actor",
                        "anna",
                        "ce_time",
                        "1970-01-01T00:00:00.000Z")
                .forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        more.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private static StoredEvent event(long position, String key, long sequence, String value) {
        return new StoredEvent(
                position,
                key + sequence,
                key,
                sequence,
                TYPE,
                value.getBytes(StandardCharsets.UTF_8),
                "correlation",
                "anna",
                Instant.EPOCH);
    }
}

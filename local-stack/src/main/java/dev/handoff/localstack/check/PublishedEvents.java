package dev.handoff.localstack.check;

import dev.handoff.localstack.check.TopicContents.Told;
import java.util.List;

/**
 * Compares a topic with the store that it comes from. The topic was read first, so whatever is on it is in the store; and
 * what was published before that is on it.
 */
final class PublishedEvents {

    private final TopicContents contents;
    private final long publishedTo;
    private final Differences differences;
    private final Digest digest = new Digest();
    private long compared;

    /** @param publishedTo everything up to this position has to be on the topic */
    PublishedEvents(TopicContents contents, long publishedTo, Differences differences) {
        this.contents = contents;
        this.publishedTo = publishedTo;
        this.differences = differences;
    }

    /** Compares what was told of a key with its history, which is whole. */
    void compare(String id, List<StoredEvent> history) {
        var told = contents.take(id);
        for (var event : history) {
            if (!Vocabulary.isPublished(event)) continue;
            if (told != null && told.has(event.sequence())) compare(told, event);
            else if (event.position() <= publishedTo) tell(id, event.sequence(), "is not on the topic");
        }
        if (told == null) return;
        for (var sequence = history.size(); sequence < told.next(); sequence++) {
            tell(id, sequence, "is on the topic and not in the store");
        }
    }

    private void compare(Told told, StoredEvent event) {
        compared++;
        if (told.digest(event.sequence()) != digest.of(event)) {
            tell(
                    event.aggregateId(),
                    event.sequence(),
                    "at %s-%d offset %d is not the one in the store"
                            .formatted(contents.topic(), told.partition(), told.offset(event.sequence())));
        }
    }

    /** Where the store itself has holes there is nothing to compare with. */
    void skip(String id) {
        contents.take(id);
    }

    /** After the last one: tells keys that the store does not know. */
    void end() {
        for (var key : contents.keys()) {
            differences.tell("%s %s: is on the topic and not in the store".formatted(contents.topic(), key));
        }
    }

    private void tell(String id, long sequence, String what) {
        differences.tell("%s %s: event %d %s".formatted(contents.topic(), id, sequence, what));
    }

    @Override
    public String toString() {
        return "%s: %d events in %d records on %d partitions"
                .formatted(
                        contents.topic(),
                        compared,
                        contents.records(),
                        contents.spans().size());
    }
}

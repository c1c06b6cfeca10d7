package dev.handoff.starter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.testing.PostgresForTests;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsAheadTest {

    private static final int LIMIT = 10;

    private ReplayFixture fixture;
    private EventsAhead events;

    @BeforeEach
    void fill() {
        fixture = new ReplayFixture(PostgresForTests.newDatabase());
        fixture.happened(25);
        events = new EventsAhead(fixture.store.log);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void batches_follow_each_other() {
        assertThat(after(0)).isEqualTo(positions(1, 10));
        assertThat(after(10)).isEqualTo(positions(11, 20));
        assertThat(after(20)).isEqualTo(positions(21, 25));
        assertThat(after(25)).isEmpty();
    }

    @Test
    void what_was_read_ahead_is_not_taken_for_another_place() {
        after(0);
        assertThat(after(0)).isEqualTo(positions(1, 10));
        assertThat(positionsOf(events.after(10, 3))).isEqualTo(positions(11, 13));
        assertThat(after(5)).isEqualTo(positions(6, 15));
    }

    @Test
    void what_was_read_ahead_before_more_happened_does_not_hide_it() {
        after(0);
        after(10);
        fixture.happened(10);
        assertThat(after(20)).isEqualTo(positions(21, 30));
    }

    private List<Long> after(long position) {
        return positionsOf(events.after(position, LIMIT));
    }

    private static List<Long> positionsOf(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::position).toList();
    }

    private static List<Long> positions(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}

package dev.handoff.starter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RememberedStreamsTest {

    private final RememberedStreams streams = new RememberedStreams();
    private final List<Long> recalled = new ArrayList<>();

    @Test
    void what_was_appended_is_recalled_and_decided_on_once_if_the_store_has_the_last_word() {
        streams.remember(events(0, 1));
        streams.remember(events(2, 2));
        streams.decide(() -> {
            recall();
            streams.leaveToStore();
        });
        assertThat(recalled).containsExactly(3L);
    }

    @Test
    void what_appends_nothing_is_decided_again_on_what_is_stored() {
        streams.remember(events(0, 0));
        streams.decide(this::recall);
        assertThat(recalled).containsExactly(1L, 0L);
        streams.decide(this::recall);
        assertThat(recalled).as("and is read anew").containsExactly(1L, 0L, 0L);
    }

    @Test
    void a_refusal_is_one_only_if_it_is_one_on_what_is_stored() {
        streams.remember(events(0, 0));
        streams.decide(() -> refuseIf(recall() > 0));
        assertThat(recalled).containsExactly(1L, 0L);
        assertThatThrownBy(() -> streams.decide(() -> refuseIf(recall() == 0))).hasMessage("refused");
    }

    @Test
    void what_the_store_refuses_is_not_decided_again() {
        streams.remember(events(0, 0));
        assertThatThrownBy(() -> streams.decide(() -> {
                    recall();
                    streams.leaveToStore();
                    refuseIf(true);
                }))
                .hasMessage("refused");
        assertThat(recalled).containsExactly(1L);
    }

    @Test
    void only_streams_without_a_hole_are_remembered() {
        streams.remember(events(1, 1));
        recallInDecision();
        streams.remember(events(0, 0));
        streams.remember(events(2, 2));
        recallInDecision();
        assertThat(recalled).containsOnly(0L);
    }

    @Test
    void long_streams_and_those_forgotten_are_read() {
        streams.remember(events(0, 300));
        recallInDecision();
        streams.remember(events(0, 0));
        streams.forget("a");
        recallInDecision();
        assertThat(recalled).containsOnly(0L);
    }

    @Test
    void without_a_decision_that_could_be_made_again_nothing_is_recalled() {
        streams.remember(events(0, 0));
        assertThat(streams.recall("a")).isEmpty();
    }

    private void recallInDecision() {
        streams.decide(this::recall);
    }

    private long recall() {
        var events = streams.recall("a").orElse(List.of());
        recalled.add((long) events.size());
        return events.size();
    }

    private static void refuseIf(boolean so) {
        if (so) throw new IllegalStateException("refused");
    }

    private static List<StoredEvent> events(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(sequence -> new StoredEvent(
                        0,
                        "event " + sequence,
                        "a",
                        sequence,
                        "type",
                        "payload",
                        new byte[0],
                        null,
                        null,
                        Instant.EPOCH))
                .toList();
    }
}

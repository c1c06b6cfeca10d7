package dev.handoff.inbox.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.inbox.presence.Presence.Doing;
import dev.handoff.inbox.presence.Presence.Here;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RosterTest {

    private static final Here ANNA = new Here("anna", "Anna", Doing.VIEWING);
    private static final Here BEN = new Here("ben", "Ben", Doing.VIEWING);
    private static final Here ANNA_TYPES = new Here("anna", "Anna", Doing.TYPING);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Roster roster = new Roster(Duration.ofSeconds(10));

    @Test
    void who_comes_is_there_in_the_order_of_coming() {
        assertThat(roster.enter("c1", ANNA, 0)).isTrue();
        assertThat(roster.enter("c1", BEN, 0)).isTrue();
        assertThat(roster.enter("c1", ANNA_TYPES, 0)).isTrue();
        assertThat(roster.of("c1").agents()).containsExactly(ANNA_TYPES, BEN);
        assertThat(roster.of("c2").agents()).isEmpty();
        assertThat(roster.all()).extracting(Presence::conversationId).containsExactly("c1");
    }

    @Test
    void saying_it_again_changes_nothing_but_makes_it_last() {
        roster.enter("c1", ANNA, 0);
        assertThat(roster.enter("c1", ANNA, 8 * SECOND)).isFalse();
        assertThat(roster.expire(17 * SECOND)).isEmpty();
        assertThat(roster.expire(18 * SECOND)).containsExactly("c1");
        assertThat(roster.all()).isEmpty();
    }

    @Test
    void who_leaves_is_gone_at_once_and_only_once() {
        roster.enter("c1", ANNA, 0);
        roster.enter("c1", BEN, 0);
        assertThat(roster.leave("c1", "anna")).isTrue();
        assertThat(roster.leave("c1", "anna")).isFalse();
        assertThat(roster.leave("c2", "anna")).isFalse();
        assertThat(roster.of("c1").agents()).containsExactly(BEN);
        roster.leave("c1", "ben");
        assertThat(roster.all()).isEmpty();
    }

    @Test
    void of_two_only_the_one_who_is_silent_expires() {
        roster.enter("c1", ANNA, 0);
        roster.enter("c1", BEN, 5 * SECOND);
        assertThat(roster.expire(10 * SECOND)).containsExactly("c1");
        assertThat(roster.of("c1").agents()).containsExactly(BEN);
    }
}

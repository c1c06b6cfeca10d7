package dev.handoff.inbox.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private static final LiveUpdate UPDATE = new LiveUpdate.TooManyChanged();

    private final Mailbox mailbox = new Mailbox();

    @Test
    void updates_come_out_in_their_order() throws InterruptedException {
        var second = new LiveUpdate.Told(new byte[0]);
        assertThat(mailbox.offer(UPDATE)).isTrue();
        assertThat(mailbox.offer(second)).isTrue();
        assertThat(mailbox.poll()).isSameAs(UPDATE);
        assertThat(mailbox.poll()).isSameAs(second);
        assertThat(mailbox.poll()).isNull();
    }

    @Test
    void who_reads_too_slowly_is_cut_off_and_holds_no_memory() throws InterruptedException {
        for (int i = 0; i < Mailbox.CAPACITY; i++)
            assertThat(mailbox.offer(UPDATE)).isTrue();
        assertThat(mailbox.offer(UPDATE)).isFalse();
        assertThat(mailbox.isClosed()).isTrue();
        assertThat(mailbox.poll()).isNull();
        assertThat(mailbox.offer(UPDATE)).as("said once").isTrue();
    }

    @Test
    void who_waits_learns_at_once_that_it_is_closed() throws InterruptedException {
        Thread.ofVirtual().start(mailbox::close);
        assertThat(mailbox.take(inAMinute())).isNull();
        assertThat(mailbox.isClosed()).isTrue();
    }

    @Test
    void who_waits_goes_on_at_a_beat_once_it_is_due() throws InterruptedException {
        var due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
        try (var beats = Executors.newSingleThreadScheduledExecutor()) {
            beats.scheduleAtFixedRate(mailbox::beat, 0, 1, TimeUnit.MILLISECONDS);
            assertThat(mailbox.take(due)).isNull();
            beats.shutdownNow();
        }
        assertThat(System.nanoTime()).isGreaterThanOrEqualTo(due);
        assertThat(mailbox.isClosed()).isFalse();
    }

    private static long inAMinute() {
        return System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    }
}

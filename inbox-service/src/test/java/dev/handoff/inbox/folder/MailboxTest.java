package dev.handoff.inbox.folder;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(mailbox.poll(0)).isSameAs(UPDATE);
        assertThat(mailbox.poll(0)).isSameAs(second);
        assertThat(mailbox.poll(0)).isNull();
    }

    @Test
    void who_reads_too_slowly_is_cut_off_and_holds_no_memory() throws InterruptedException {
        for (int i = 0; i < Mailbox.CAPACITY; i++)
            assertThat(mailbox.offer(UPDATE)).isTrue();
        assertThat(mailbox.offer(UPDATE)).isFalse();
        assertThat(mailbox.isClosed()).isTrue();
        assertThat(mailbox.poll(0)).isNull();
        assertThat(mailbox.offer(UPDATE)).as("said once").isTrue();
    }

    @Test
    void who_waits_learns_at_once_that_it_is_closed() throws InterruptedException {
        Thread.ofVirtual().start(mailbox::close);
        assertThat(mailbox.poll(TimeUnit.MINUTES.toNanos(1))).isNull();
        assertThat(mailbox.isClosed()).isTrue();
    }
}

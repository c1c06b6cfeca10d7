package dev.handoff.inbox.channel.webchat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A stream that waits for something to happen in its visit, or in the conversation that came of it. */
final class Watch {

    private final String visitId;
    private final Semaphore bell = new Semaphore(0);
    private volatile String conversationId;
    private volatile boolean ended;

    Watch(String visitId) {
        this.visitId = visitId;
    }

    String visitId() {
        return visitId;
    }

    /** Null while there is none. */
    String conversationId() {
        return conversationId;
    }

    /** To be called before the conversation is read: what happens in it from now on rings. */
    void follow(String conversation) {
        conversationId = conversation;
    }

    void ring() {
        bell.release();
    }

    void end() {
        ended = true;
        bell.release();
    }

    boolean hasEnded() {
        return ended;
    }

    /** Waits until it rings, or for so long. */
    void await(Duration most) throws InterruptedException {
        if (bell.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) bell.drainPermits();
    }
}

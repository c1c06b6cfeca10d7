package dev.handoff.inbox.thread;

import dev.handoff.starter.store.View;

/** Lets tests of other features fill the thread's view. */
public final class ThreadViewForTests {

    private ThreadViewForTests() {}

    public static View create() {
        return new ThreadView();
    }
}

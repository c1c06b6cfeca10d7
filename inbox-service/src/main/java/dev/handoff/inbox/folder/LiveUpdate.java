package dev.handoff.inbox.folder;

import java.util.List;

/** What the hub passes on to all streams; shared by them, so nothing in it is any one's own. */
sealed interface LiveUpdate {

    /**
     * Conversations changed.
     *
     * @param head of the store, read with them and with the counts
     */
    record Changed(List<LiveChange> changes, long head, LiveCounts counts) implements LiveUpdate {}

    /** More changed at once than is passed on: each stream reads it for itself, page by page. */
    record TooManyChanged() implements LiveUpdate {}

    /** What is not resumed, of contacts and of who is where; events ready to send. */
    @SuppressWarnings("ArrayRecordComponent") // sent, never compared
    record Told(byte[] frames) implements LiveUpdate {}
}

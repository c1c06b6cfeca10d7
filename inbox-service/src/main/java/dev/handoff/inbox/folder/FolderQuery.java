package dev.handoff.inbox.folder;

/**
 * Which page of which folder.
 *
 * @param caller whose folder it is
 * @param inbox only conversations of this inbox, or null; likewise {@code channel}
 * @param words what the conversation has to hold
 * @param oldestFirst the order, by escalation in {@link Folder#NEW} and by last activity elsewhere
 * @param after the {@link #keyOf key} of the last one on the page before, or null for the first page
 * @param limit the most rows to read
 */
record FolderQuery(
        Folder folder,
        String caller,
        String inbox,
        String channel,
        SearchWords words,
        boolean oldestFirst,
        Long after,
        int limit) {

    /** What the folder is sorted by: unique, and in the order of time. */
    long keyOf(ConversationState conversation) {
        return folder == Folder.NEW ? conversation.escalatedPosition() : conversation.position();
    }

    String keyColumn() {
        return folder == Folder.NEW ? "c.escalated_position" : "c.position";
    }
}

package dev.handoff.inbox.folder;

/**
 * A change of hands.
 *
 * @param position of the event in the store
 * @param from where the conversation was before: with nobody, with somebody, or nowhere because it was only made
 * @param holder who had it before, or null
 */
record Move(long position, From from, String holder) {

    enum From {
        NOWHERE,
        NOBODY,
        SOMEBODY
    }

    static Move of(long position, String type, String holder) {
        return switch (type) {
            case "handoff.conversation.escalated.v1", "handoff.conversation.started.v1" ->
                new Move(position, From.NOWHERE, null);
            case "handoff.conversation.assigned.v1" -> new Move(position, From.NOBODY, null);
            default -> new Move(position, From.SOMEBODY, holder);
        };
    }

    /** Null if it did not exist. */
    Folder folderBefore(String agent) {
        return switch (from) {
            case NOWHERE -> null;
            case NOBODY -> Folder.NEW;
            case SOMEBODY -> agent.equals(holder) ? Folder.MINE : Folder.ASSIGNED;
        };
    }
}

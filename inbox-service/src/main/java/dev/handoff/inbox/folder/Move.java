package dev.handoff.inbox.folder;

import java.util.Optional;

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

    Optional<Folder> folderBefore(String agent) {
        return switch (from) {
            case NOWHERE -> Optional.empty();
            case NOBODY -> Optional.of(Folder.NEW);
            case SOMEBODY -> Optional.of(agent.equals(holder) ? Folder.MINE : Folder.ASSIGNED);
        };
    }
}

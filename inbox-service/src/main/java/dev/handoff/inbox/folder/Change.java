package dev.handoff.inbox.folder;

import java.util.List;

/**
 * A conversation that changed, as it is now.
 *
 * @param moves every change of hands after the position that was asked for, oldest first
 */
record Change(ConversationState conversation, List<Move> moves) {

    /** Its id on the live stream: different for each change, and going up. */
    long position() {
        return conversation.position();
    }

    /**
     * The folder in which an agent had it at a position.
     *
     * @param position at or after the one that was asked for
     * @return the folder; null if the conversation did not exist
     */
    Folder folderAt(long position, String agent) {
        for (var move : moves) {
            if (move.position() > position) return move.folderBefore(agent);
        }
        return conversation.folderOf(agent);
    }
}

package dev.handoff.inbox.folder;

import dev.handoff.events.PersonalData;
import java.time.Instant;
import java.util.List;

/**
 * A conversation as the views have it, whoever looks.
 *
 * @param version the sequence of its last event
 * @param position of its last event in the store
 * @param escalatedPosition of its first event in the store
 * @param status the folder, were there nobody to whom it could be {@code mine}
 * @param contact as contact-service knows it by now, else as the bot platform told
 */
public record ConversationState(
        String conversationId,
        long version,
        long position,
        long escalatedPosition,
        String status,
        String channel,
        String inbox,
        ContactSeen contact,
        @PersonalData String helpMessage,
        String startedBy,
        String assignee,
        String assigneeName,
        Instant assignedAt,
        List<String> participants,
        Instant escalatedAt,
        LastMessage lastMessage,
        Instant closedAt) {

    /** The folder in which an agent finds it. */
    public Folder folderOf(String agent) {
        return switch (status) {
            case "new" -> Folder.NEW;
            case "closed" -> Folder.CLOSED;
            default -> agent.equals(assignee) ? Folder.MINE : Folder.ASSIGNED;
        };
    }

    /** The conversation as an agent sees it: the same for all but for the folder. */
    public ConversationSeen seenBy(String agent) {
        return seenIn(folderOf(agent));
    }

    ConversationSeen seenIn(Folder folder) {
        return new ConversationSeen(
                conversationId,
                version,
                channel,
                inbox,
                contact,
                helpMessage,
                startedBy,
                folder,
                assignee,
                assigneeName,
                assignedAt,
                participants,
                escalatedAt,
                lastMessage,
                closedAt);
    }
}

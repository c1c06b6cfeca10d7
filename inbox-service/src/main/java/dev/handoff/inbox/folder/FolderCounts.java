package dev.handoff.inbox.folder;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * How many conversations there are in each folder.
 *
 * @param assigned to anybody
 * @param byAssignee how many of the assigned each agent has; agents without any may be missing
 */
record FolderCounts(long unassigned, long assigned, long closed, Map<String, Long> byAssignee) {

    /** As one agent sees them. */
    Seen seenBy(String agent) {
        long mine = byAssignee.getOrDefault(agent, 0L);
        return new Seen(unassigned, mine, assigned - mine, closed);
    }

    /** The numbers on one agent's folders. */
    record Seen(@JsonProperty("new") long unassigned, long mine, long assigned, long closed) {

        long of(Folder folder) {
            return switch (folder) {
                case NEW -> unassigned;
                case MINE -> mine;
                case ASSIGNED -> assigned;
                case CLOSED -> closed;
            };
        }
    }
}

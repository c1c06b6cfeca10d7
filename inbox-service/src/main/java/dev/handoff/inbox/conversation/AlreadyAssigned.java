package dev.handoff.inbox.conversation;

import dev.handoff.starter.problem.Refusal;
import java.time.Instant;

/** 409: somebody was first, perhaps the caller; nobody silently takes a conversation over. Tells who, and since when. */
final class AlreadyAssigned extends Refusal {

    private static final long serialVersionUID = 1L;

    private final String assignee;
    private final Instant assignedAt;

    AlreadyAssigned(String assignee, Instant assignedAt) {
        this(assignee, assignee, assignedAt);
    }

    private AlreadyAssigned(String assignee, String assigneeName, Instant assignedAt) {
        super(409, "already-assigned", assigneeName + " has this conversation already.");
        this.assignee = assignee;
        this.assignedAt = assignedAt;
        with("assignee", assignee);
        with("assigneeName", assigneeName);
        with("assignedAt", assignedAt);
    }

    /** The same with the name that colleagues call the assignee; the aggregate knows ids only. */
    AlreadyAssigned byName(String assigneeName) {
        return new AlreadyAssigned(assignee, assigneeName, assignedAt);
    }

    String assignee() {
        return assignee;
    }
}

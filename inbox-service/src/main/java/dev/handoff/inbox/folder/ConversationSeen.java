package dev.handoff.inbox.folder;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.handoff.events.PersonalData;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A conversation as the caller sees it: what the API answers.
 *
 * @param version goes up by one with each thing that happens to it, from 0; the {@code ETag}
 * @param contact who writes; its id is null until contact-service has found or made them
 * @param helpMessage what the visitor needs; of a conversation that an agent started, what the agent wrote first
 * @param startedBy the agent who started it; absent where a bot escalated
 * @param folder the one in which the caller finds it
 * @param assignee who has it, or had it when it was closed; null while it is new
 * @param assignedAt since when the assignee has it
 * @param escalatedAt since when the team has it: escalated, or started by an agent
 * @param participants the agents who have joined, in the order of joining
 */
@Schema(name = "Conversation")
public record ConversationSeen(
        String conversationId,
        long version,
        String channel,
        String inbox,
        ContactSeen contact,
        @PersonalData String helpMessage,
        @JsonInclude(JsonInclude.Include.NON_NULL) String startedBy,
        Folder folder,
        String assignee,
        String assigneeName,
        Instant assignedAt,
        List<String> participants,
        Instant escalatedAt,
        LastMessage lastMessage,
        Instant closedAt) {}

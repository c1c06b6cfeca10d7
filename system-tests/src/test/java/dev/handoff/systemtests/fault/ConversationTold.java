package dev.handoff.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What a conversation is like, as its events tell it, or as the API shows it. */
record ConversationTold(long version, String assignee, Set<String> participants, boolean closed) {

    static ConversationTold seen(JsonNode conversation) {
        var participants = new TreeSet<String>();
        conversation.required("participants").forEach(agent -> participants.add(agent.asString()));
        return new ConversationTold(
                conversation.required("version").asLong(),
                conversation.required("assignee").stringValue(null),
                participants,
                conversation.required("folder").asString().equals("closed"));
    }

    /** Fails if it ever had two owners. */
    static ConversationTold by(List<JsonNode> history) {
        String assignee = null;
        var closed = false;
        var participants = new TreeSet<String>();
        for (var event : history) {
            var data = event.required("data");
            switch (event.required("type").asString().replace("handoff.conversation.", "")) {
                case "assigned.v1" -> {
                    assertThat(assignee).as("owner before %s", event).isNull();
                    assignee = data.required("assignee").asString();
                }
                case "reassigned.v1" -> {
                    assertThat(assignee)
                            .as("owner before %s", event)
                            .isEqualTo(data.required("from").asString());
                    assignee = data.required("to").asString();
                    if (!data.path("stay").asBoolean(false)) {
                        participants.remove(data.required("from").asString());
                    }
                }
                case "unassigned.v1" -> {
                    assertThat(assignee).as("owner before %s", event).isNotNull();
                    assignee = null;
                    participants.clear();
                }
                case "agent-joined.v1" ->
                    participants.add(data.required("agentId").asString());
                case "agent-left.v1" ->
                    participants.remove(data.required("agentId").asString());
                case "closed.v1" -> {
                    closed = true;
                    participants.clear();
                }
                default -> {} // what is said changes nothing of this
            }
        }
        return new ConversationTold(history.size() - 1L, assignee, participants, closed);
    }

    String folderOf(String agent) {
        if (closed) return "closed";
        if (assignee == null) return "new";
        return assignee.equals(agent) ? "mine" : "assigned";
    }
}

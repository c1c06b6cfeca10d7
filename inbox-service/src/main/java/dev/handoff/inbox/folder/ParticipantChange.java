package dev.handoff.inbox.folder;

import dev.handoff.events.conversation.ConversationEvent;
import dev.handoff.events.conversation.ConversationEvent.AgentJoined;
import dev.handoff.events.conversation.ConversationEvent.AgentLeft;
import dev.handoff.events.conversation.ConversationEvent.Reassigned;
import dev.handoff.events.conversation.ConversationEvent.Started;
import dev.handoff.starter.store.ArrayStatement;
import dev.handoff.starter.store.Pipeline;
import java.util.List;

/**
 * Somebody joined or left.
 *
 * @param joined the version at which they joined, or null if they left
 */
record ParticipantChange(String conversationId, String agent, Long joined) {

    /** Whose change it is: of several in a batch the last one counts. */
    record Key(String conversationId, String agent) {}

    Key key() {
        return new Key(conversationId, agent);
    }

    /** Where everyone leaves at once (unassigned, closed) the conversation's own row tells it. */
    static List<ParticipantChange> of(ConversationEvent event, long version) {
        return switch (event) {
            case Started started ->
                List.of(new ParticipantChange(started.conversationId(), started.startedBy(), version));
            case AgentJoined joined ->
                List.of(new ParticipantChange(joined.conversationId(), joined.agentId(), version));
            case AgentLeft left -> List.of(new ParticipantChange(left.conversationId(), left.agentId(), null));
            case Reassigned reassigned
            when !reassigned.stay() ->
                List.of(new ParticipantChange(reassigned.conversationId(), reassigned.from(), null));
            default -> List.of();
        };
    }

    static void write(List<ParticipantChange> changes, Pipeline pipeline) {
        if (changes.isEmpty()) return;
        ArrayStatement.over(changes, """
                        insert into participants (conversation_id, agent_id, joined)
                        select * from unnest(?::text[], ?::text[], ?::bigint[])
                        on conflict (conversation_id, agent_id) do update set joined = excluded.joined""")
                .text(ParticipantChange::conversationId)
                .text(ParticipantChange::agent)
                .bigint(ParticipantChange::joined)
                .addTo(pipeline);
    }
}

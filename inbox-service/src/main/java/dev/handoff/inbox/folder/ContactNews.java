package dev.handoff.inbox.folder;

import dev.handoff.inbox.stream.Frame;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells live streams what conversations now show of their contacts. */
@Component
class ContactNews {

    private final JdbcClient database;
    private final JsonMapper json;

    ContactNews(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A conversation's contact as it is now. */
    record Told(String conversationId, ContactSeen contact) {}

    /** An event for each of the conversations. */
    byte[] frames(List<String> conversationIds) {
        var frames = new ByteArrayOutputStream();
        database.sql(Conversations.SELECT + "where c.conversation_id = any (?)")
                .param(conversationIds.toArray(String[]::new))
                .query(Conversations::state)
                .list()
                .forEach(conversation -> frames.writeBytes(frame(conversation)));
        return frames.toByteArray();
    }

    private byte[] frame(ConversationState conversation) {
        var told = new Told(conversation.conversationId(), conversation.contact());
        return Frame.event("contact", json.writeValueAsString(told));
    }
}

package dev.handoff.inbox.folder;

import dev.handoff.inbox.stream.Frame;
import dev.handoff.starter.store.ByKey;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells live streams what conversations now show of their contacts. */
@Component
class ContactNews {

    private final NamedParameterJdbcOperations database;
    private final JsonMapper json;

    ContactNews(NamedParameterJdbcOperations database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A conversation's contact as it is now. */
    record Told(String conversationId, ContactSeen contact) {}

    /** An event for each of the conversations. */
    byte[] frames(List<String> conversationIds) {
        return ByKey.query(
                database,
                Conversations.SELECT + "where c.conversation_id = any (:ids)",
                new MapSqlParameterSource("ids", conversationIds.toArray(String[]::new)),
                this::frames);
    }

    private byte[] frames(ResultSet rows) throws SQLException {
        var frames = new ByteArrayOutputStream();
        while (rows.next()) frames.writeBytes(frame(Conversations.state(rows, rows.getRow())));
        return frames.toByteArray();
    }

    private byte[] frame(ConversationState conversation) {
        var told = new Told(conversation.conversationId(), conversation.contact());
        return Frame.event("contact", json.writeValueAsString(told));
    }
}

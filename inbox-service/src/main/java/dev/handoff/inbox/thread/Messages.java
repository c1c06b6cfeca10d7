package dev.handoff.inbox.thread;

import dev.handoff.starter.problem.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was said. */
@Component
public class Messages {

    private final JdbcClient database;

    Messages(JdbcClient database) {
        this.database = database;
    }

    /** Where a message stands in its thread. */
    record Place(long position, int line) {

        static final Place BEFORE_ALL = new Place(0, 0);
    }

    record Placed(Message message, Place place) {}

    /**
     * One message of a conversation.
     *
     * @throws NotFound if the conversation has none of this id
     */
    public Message get(String conversationId, String messageId) {
        return find(conversationId, messageId).message();
    }

    Place placeOf(String conversationId, String messageId) {
        return find(conversationId, messageId).place();
    }

    /** What was said after a place, oldest first. */
    List<Placed> after(String conversationId, Place place, int limit) {
        return database.sql("""
                        select * from messages
                        where conversation_id = ? and (position, line) > (?, ?)
                        order by position, line limit ?""")
                .params(conversationId, place.position(), place.line(), limit)
                .query(Messages::placed)
                .list();
    }

    private Placed find(String conversationId, String messageId) {
        return database.sql("select * from messages where conversation_id = ? and message_id = ?")
                .params(conversationId, messageId)
                .query(Messages::placed)
                .optional()
                .orElseThrow(() -> new NotFound("message", messageId));
    }

    private static Placed placed(ResultSet row, int number) throws SQLException {
        var message = new Message(
                row.getString("message_id"),
                row.getString("sender"),
                row.getString("agent_id"),
                row.getString("text"),
                row.getObject("at", OffsetDateTime.class).toInstant());
        return new Placed(message, new Place(row.getLong("position"), row.getInt("line")));
    }
}

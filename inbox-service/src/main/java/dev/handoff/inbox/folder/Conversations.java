package dev.handoff.inbox.folder;

import dev.handoff.starter.problem.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads conversations as they are now. What a command did is here when it is answered. */
@Component
public class Conversations {

    private static final String COLUMNS = """
            select c.conversation_id, c.version, c.position, c.escalated_position, c.status, c.channel, c.inbox,
                coalesce(l.contact_id, e.contact_id) as contact_id,
                coalesce(k.external_id, e.external_id) as external_id,
                coalesce(k.display_name, e.display_name) as display_name,
                coalesce(k.email, e.email) as email,
                coalesce(k.phone, e.phone) as phone,
                e.help_message, e.started_by, c.assignee, coalesce(a.name, c.assignee) as assignee_name, c.assigned_at,
                array(select p.agent_id from participants p where p.conversation_id = c.conversation_id
                    and p.joined > coalesce(c.emptied, -1) order by p.joined) as participants,
                c.escalated_at, coalesce(c.last_from, 'visitor') as last_from,
                coalesce(c.last_text, e.help_message) as last_text, coalesce(c.last_at, c.escalated_at) as last_at,
                c.closed_at
            from\s""";

    private static final String JOINS = """
             c
            join escalations e using (conversation_id)
            left join agents a on a.agent_id = c.assignee
            left join conversation_contacts l using (conversation_id)
            left join contact_copy k on k.contact_id = coalesce(l.contact_id, e.contact_id) and not k.deleted
            """;

    static final String SELECT = selectFrom("conversations");

    private final JdbcClient database;

    Conversations(JdbcClient database) {
        this.database = database;
    }

    /**
     * One conversation.
     *
     * @throws NotFound if there is none of this id
     */
    public ConversationState get(String conversationId) {
        return database.sql(SELECT + "where c.conversation_id = ?")
                .param(conversationId)
                .query(Conversations::state)
                .optional()
                .orElseThrow(() -> new NotFound("conversation", conversationId));
    }

    /**
     * All that a conversation shows, to be completed with a {@code where} on the conversations {@code c}, what their
     * beginnings {@code e} told, and their contacts {@code k}.
     *
     * @param conversations a table or subquery of rows of {@code conversations}
     */
    static String selectFrom(String conversations) {
        return COLUMNS + conversations + JOINS;
    }

    static ConversationState state(ResultSet row, int number) throws SQLException {
        return new ConversationState(
                row.getString("conversation_id"),
                row.getLong("version"),
                row.getLong("position"),
                row.getLong("escalated_position"),
                row.getString("status"),
                row.getString("channel"),
                row.getString("inbox"),
                new ContactSeen(
                        row.getString("contact_id"),
                        row.getString("external_id"),
                        row.getString("display_name"),
                        row.getString("email"),
                        row.getString("phone")),
                row.getString("help_message"),
                row.getString("started_by"),
                row.getString("assignee"),
                row.getString("assignee_name"),
                instant(row, "assigned_at"),
                List.of((String[]) row.getArray("participants").getArray()),
                instant(row, "escalated_at"),
                new LastMessage(row.getString("last_from"), row.getString("last_text"), instant(row, "last_at")),
                instant(row, "closed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

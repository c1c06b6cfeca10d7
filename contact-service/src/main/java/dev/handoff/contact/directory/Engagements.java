package dev.handoff.contact.directory;

import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import dev.handoff.starter.web.Page;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up who engaged in which conversation. */
@Component
public class Engagements {

    private static final String LIST = "engagements";

    private final JdbcClient jdbc;

    Engagements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A conversation that a contact engaged in, and when it was told. */
    record Engagement(String conversationId, String channel, Instant at) {}

    /** Whether a contact engaged in the conversation, also one that was deleted since. */
    public boolean isEngaged(String conversationId) {
        return jdbc.sql("select exists (select from engagements where conversation_id = ?)")
                .param(conversationId)
                .query(Boolean.class)
                .single();
    }

    /** The conversations of a contact, newest first. */
    Page<Engagement> of(String contactId, Cursor cursor, Limit limit) {
        var parameters = new ArrayList<Object>(List.of(contactId));
        var keys = cursor.keys(LIST, 2);
        keys.ifPresent(key -> parameters.addAll(List.of(Timestamp.from(key.instant(0)), key.text(1))));
        parameters.add(limit.plusOne());
        var found = jdbc.sql("""
                        select conversation_id, channel, at from engagements where contact_id = ? %s
                         order by at desc, conversation_id desc limit ?""".formatted(keys.isPresent() ? "and (at, conversation_id) < (?, ?)" : ""))
                .params(parameters)
                .query((row, number) -> new Engagement(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
        return Page.of(found, limit, last -> Cursor.after(LIST, last.at(), last.conversationId()));
    }
}

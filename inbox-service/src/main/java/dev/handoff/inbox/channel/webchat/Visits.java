package dev.handoff.inbox.channel.webchat;

import dev.handoff.starter.command.Ids;
import dev.handoff.starter.problem.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Visits, and what visitor and bot said in them. All instances are told when something was said. */
@Component
@IfWebchat
class Visits {

    static final String CHANNEL = "handoff_webchat";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final int mostMessages;

    Visits(JdbcClient database, PlatformTransactionManager transactions, WebchatProperties properties) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.mostMessages = properties.mostMessages();
    }

    /** Begins with what the bot says. */
    Visit begin(String name, String language, String greeting, Instant until) {
        var visit = new Visit(Ids.next(), name, language, null);
        transaction.executeWithoutResult(_ -> {
            database.sql("insert into webchat_visits (visit_id, name, language, expires_at) values (?, ?, ?, ?)")
                    .params(visit.visitId(), name, language, until.atOffset(ZoneOffset.UTC))
                    .update();
            add(visit.visitId(), "bot", greeting);
        });
        return visit;
    }

    /** @throws NotFound if it was purged */
    Visit get(String visitId) {
        return database.sql("select visit_id, name, language, conversation_id from webchat_visits where visit_id = ?")
                .param(visitId)
                .query(Visit.class)
                .optional()
                .orElseThrow(() -> new NotFound("visit", visitId));
    }

    /** The id of the conversation with the team: the same for ever after the first call. */
    String conversationOf(String visitId) {
        return database.sql("""
                        update webchat_visits set conversation_id = coalesce(conversation_id, ?) where visit_id = ?
                        returning conversation_id""").params(Ids.next(), visitId).query(String.class).single();
    }

    /**
     * The visitor says something and the bot answers.
     *
     * @return what the visitor said; empty if the visit is not as the caller knows it, because it just was escalated
     * @throws TooManyRequests if there is too much in it
     */
    Optional<Line> talk(Visit visit, String text, String answer) {
        return transaction.execute(_ -> {
            var current = database.sql("select conversation_id from webchat_visits where visit_id = ? for update")
                    .param(visit.visitId())
                    .query((row, number) -> Optional.ofNullable(row.getString(1)))
                    .single();
            if (!Objects.equals(current.orElse(null), visit.conversationId())) return Optional.empty();
            if (said(visit.visitId()) >= mostMessages) {
                throw new TooManyRequests("You have said all that the bot can listen to. Talk to a human.");
            }
            var line = add(visit.visitId(), "visitor", text);
            add(visit.visitId(), "bot", answer);
            tell(visit.visitId());
            return Optional.of(line);
        });
    }

    List<Line> linesAfter(String visitId, long number) {
        return database.sql("select * from webchat_lines where visit_id = ? and number > ? order by number")
                .params(visitId, number)
                .query(Visits::line)
                .list();
    }

    /** Wakes the streams of a visit, on all instances. */
    void tell(String visitId) {
        database.sql("select pg_notify(?, ?)")
                .params(CHANNEL, visitId)
                .query((row, number) -> number)
                .single();
    }

    @Scheduled(fixedDelayString = "PT10M")
    void purge() {
        database.sql("delete from webchat_visits where expires_at < now()").update();
    }

    private long said(String visitId) {
        return database.sql("select count(*) from webchat_lines where visit_id = ? and sender = 'visitor'")
                .param(visitId)
                .query(Long.class)
                .single();
    }

    private Line add(String visitId, String sender, String text) {
        return database.sql("""
                        insert into webchat_lines (visit_id, message_id, sender, text, position, at)
                        select ?, ?, ?, ?, coalesce(max(position), 0), date_trunc('milliseconds', clock_timestamp())
                        from events
                        returning *""")
                .params(visitId, Ids.next(), sender, text)
                .query(Visits::line)
                .single();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getLong("number"),
                row.getString("message_id"),
                row.getString("sender"),
                row.getString("text"),
                row.getLong("position"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}

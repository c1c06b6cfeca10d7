package dev.handoff.inbox.folder;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings what was written into the search index, beside the commands: an index of every three letters in a row is dear
 * to keep, a third of what a command costs the database. What is not in it yet is searched as well, only not as fast; so
 * while commands come thick the index may fall behind, and catches up when they do not.
 */
@Component
class SearchIndex {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

    /** Events looked at in one transaction; a short one, since the end of a replay waits for it. */
    private static final long STEP = 200;

    private static final int STEPS_WHILE_BUSY = 10;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private long headBefore;

    SearchIndex(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The position of the last event whose texts are in the index. */
    long position() {
        return database.sql("select position from search_progress")
                .query(Long.class)
                .single();
    }

    /** Some steps while the store is busy, as many as are needed while it is not. */
    @Scheduled(fixedDelayString = "${handoff.inbox.search.index-every}")
    void catchUp() {
        try {
            var head = head();
            var steps = head - headBefore > STEP * STEPS_WHILE_BUSY ? STEPS_WHILE_BUSY : Integer.MAX_VALUE;
            headBefore = head;
            while (steps > 0 && advance(head)) steps--;
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The search index waits for the database: {}", e.getMessage());
        }
    }

    /** False if the index is at the head, or another instance is at work on it. */
    private boolean advance(long head) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var from = begin();
            if (from.isEmpty() || from.get() >= head) return false;
            var to = Math.min(head, from.get() + STEP);
            add(from.get(), to);
            database.sql("update search_progress set position = ?").param(to).update();
            return true;
        }));
    }

    private Optional<Long> begin() {
        return database.sql("select position from search_progress for update skip locked")
                .query(Long.class)
                .optional();
    }

    private void add(long from, long to) {
        database.sql("""
                        insert into searchable_texts (conversation_id, text)
                        select conversation_id, searchable(m.text)
                        from events e join messages m on m.conversation_id = e.aggregate_id and m.position = e.position
                        where e.position > :from and e.position <= :to
                        union all
                        select conversation_id,
                            searchable(help_message) || ' ' || searchable_contact(display_name, email, phone)
                        from events e join escalations on conversation_id = e.aggregate_id
                        where e.position > :from and e.position <= :to and e.sequence = 0""").param("from", from).param("to", to).update();
    }

    private long head() {
        return database.sql("select coalesce(max(position), 0) from events")
                .query(Long.class)
                .single();
    }
}

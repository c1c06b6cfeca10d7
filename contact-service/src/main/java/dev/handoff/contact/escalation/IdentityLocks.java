package dev.handoff.contact.escalation;

import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets one escalation of a person at a time look for the contact and make one: without, two at once of the same new
 * e-mail address would make two contacts, and from then on none would be "the only one" with it. External ids would not
 * need it, they are claimed.
 *
 * <p>The locks belong to a connection, not to a transaction: that would keep every table it has read until the work has
 * been stored, and a replay could not put its tables in their place. Of one who holds a lock and is never heard of again
 * the database ends the session.
 */
@Component
class IdentityLocks {

    /** Sets these locks apart from all others on the database. */
    private static final int KIND = 0x636f6e74;

    /** The longest that a session with locks may ask nothing; of one that works, an engagement is stored in less. */
    private static final String LONGEST_SILENCE = "5s";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate onOneConnection;

    IdentityLocks(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.onOneConnection = new TransactionTemplate(transactions);
        onOneConnection.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /**
     * Does the work while nobody else, on any instance, holds one of the identities; those with none do not wait. What the
     * work reads, it reads on the connection that has the locks, each statement for itself.
     */
    void holding(List<String> identities, Runnable work) {
        if (identities.isEmpty()) {
            work.run();
            return;
        }
        // Everybody takes them in the same order, so nobody waits for one who waits for them.
        var keys = identities.stream().map(String::hashCode).distinct().sorted().toArray(Integer[]::new);
        onOneConnection.executeWithoutResult(none -> jdbc.execute((ConnectionCallback<Void>) connection -> {
            var locks = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            try {
                locks.sql("""
                                select set_config('idle_session_timeout', ?, false), pg_advisory_lock(?, key)
                                from unnest(?) as key""")
                        .params(LONGEST_SILENCE, KIND, keys)
                        .query((row, number) -> number)
                        .list();
                work.run();
            } finally {
                locks.sql("select pg_advisory_unlock_all(), set_config('idle_session_timeout', null, false)")
                        .query()
                        .singleRow();
            }
            return null;
        }));
    }
}

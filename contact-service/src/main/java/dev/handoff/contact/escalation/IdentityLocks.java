package dev.handoff.contact.escalation;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets one escalation of a person at a time look for the contact and make one: without, two at once of the same new
 * e-mail address would make two contacts, and from then on none would be "the only one" with it. External ids would not
 * need it, they are claimed.
 */
@Component
class IdentityLocks {

    /** Sets these locks apart from all others on the database. */
    private static final int KIND = 0x636f6e74;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    IdentityLocks(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Does the work while nobody else, on any instance, holds one of the identities; those with none do not wait. */
    void holding(List<String> identities, Runnable work) {
        // Everybody takes them in the same order, so nobody waits for one who waits for them.
        var keys = identities.stream().map(String::hashCode).distinct().sorted().toArray(Integer[]::new);
        transaction.executeWithoutResult(held -> {
            jdbc.sql("select pg_advisory_xact_lock(?, key) from unnest(?) as key")
                    .params(KIND, keys)
                    .query((row, number) -> number)
                    .list();
            work.run();
        });
    }
}

package dev.handoff.starter.search;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Has the database plan each search for its words: one plan for all of them would suit none. */
public final class PlannedSearch {

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    public PlannedSearch(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
    }

    /** In one transaction, which must not write. */
    public <T> T run(Supplier<T> search) {
        return transaction.execute(_ -> {
            database.sql("set local plan_cache_mode = force_custom_plan").update();
            return search.get();
        });
    }
}

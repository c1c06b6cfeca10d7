package dev.handoff.inbox.folder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Merges what was written lately into the search indexes. Writers only append to the indexes' pending lists, which a
 * search reads as well, but slowly; merging takes much longer than appending, and so is nothing for a command to wait for.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SearchUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(SearchUpkeep.class);

    private final JdbcClient database;

    SearchUpkeep(JdbcClient database) {
        this.database = database;
    }

    @Scheduled(fixedDelayString = "${handoff.inbox.search.merge-every}")
    void merge() {
        try {
            database.sql("""
                            select gin_clean_pending_list(index) from (values
                                ('escalations_search'::regclass), ('messages_search'), ('contact_copy_search')) i(index)""").query(Long.class).list();
        } catch (DataAccessException e) {
            LOG.warn("Could not merge the search indexes; trying again: {}", e.getMessage());
        }
    }
}

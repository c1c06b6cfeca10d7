package dev.handoff.inbox.folder;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which inboxes there are. */
@Component
class Inboxes {

    private final JdbcClient database;

    Inboxes(JdbcClient database) {
        this.database = database;
    }

    /** The next names in their order, whatever the case. */
    List<String> after(String last, int limit) {
        return database.sql("""
                        select name from inboxes where (searchable(name), name) > (searchable(?), ?)
                        order by searchable(name), name limit ?""").params(last, last, limit).query(String.class).list();
    }
}

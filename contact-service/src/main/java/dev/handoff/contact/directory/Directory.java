package dev.handoff.contact.directory;

import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.search.PlannedSearch;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import dev.handoff.starter.web.Page;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Looks up live contacts. */
@Component
public class Directory {

    private final JdbcClient jdbc;
    private final PlannedSearch planned;

    Directory(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.planned = new PlannedSearch(jdbc, transactions);
    }

    /**
     * One contact.
     *
     * @throws NotFound if there is none of this id, or not any more
     */
    public DirectoryEntry get(String contactId) {
        return entries(DirectoryQuery.one(contactId)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("contact", contactId));
    }

    /** The contacts that fit, in order, from the cursor on. */
    Page<DirectoryEntry> list(Filter filter, SortedBy sort, Cursor cursor, Limit limit) {
        return Page.of(found(filter, sort, cursor, limit), limit, sort::cursorAfter);
    }

    private List<DirectoryEntry> found(Filter filter, SortedBy sort, Cursor cursor, Limit limit) {
        if (filter.isForAll()) return entries(DirectoryQuery.all(sort, cursor, limit));
        return planned.run(() -> search(filter, sort, cursor, limit));
    }

    private List<DirectoryEntry> search(Filter filter, SortedBy sort, Cursor cursor, Limit limit) {
        var nearby = entries(DirectoryQuery.nearby(filter, sort, cursor, limit));
        if (nearby.size() > limit.value()) return nearby;
        return entries(DirectoryQuery.everywhere(filter, sort, cursor, limit));
    }

    private List<DirectoryEntry> entries(DirectoryQuery query) {
        return jdbc.sql(query.sql())
                .params(query.parameters())
                .query((row, number) -> DirectoryEntry.of(row))
                .list();
    }
}

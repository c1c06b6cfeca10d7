package dev.handoff.inbox.folder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads folders page by page, each by an index in the order of the page.
 *
 * <p>A search looks at the first conversations of the folder one by one: what many of them hold fills the page there,
 * and a small folder has no others. Only then are the search indexes asked, which collect all that hold a word.
 */
@Component
class FolderPages {

    private static final int LOOKED_AT_ONE_BY_ONE = 1_000;

    private final JdbcClient database;

    FolderPages(JdbcClient database) {
        this.database = database;
    }

    List<ConversationState> read(FolderQuery query) {
        var words = query.words();
        if (words.isEmpty()) return read(query, Conversations.SELECT + where(query));
        var first = "(select * from conversations c %s%s limit %d)"
                .formatted(where(query), order(query), LOOKED_AT_ONE_BY_ONE);
        var found = read(query, Conversations.selectFrom(first) + " where true" + words.held());
        if (found.size() == query.limit() || count(query, first) < LOOKED_AT_ONE_BY_ONE) return found;
        return read(query, Conversations.SELECT + where(query) + words.indexed() + words.held());
    }

    private long count(FolderQuery query, String conversations) {
        return database.sql("select count(*) from " + conversations + " c")
                .params(parameters(query))
                .query(Long.class)
                .single();
    }

    private List<ConversationState> read(FolderQuery query, String sql) {
        return database.sql(sql + order(query) + " limit :limit")
                .params(parameters(query))
                .query(Conversations::state)
                .list();
    }

    private static Map<String, Object> parameters(FolderQuery query) {
        var parameters = new HashMap<>(query.words().parameters());
        parameters.put("caller", query.caller());
        parameters.put("inbox", query.inbox());
        parameters.put("channel", query.channel());
        parameters.put("after", query.after());
        parameters.put("limit", query.limit());
        return parameters;
    }

    private static String where(FolderQuery query) {
        var where = "where "
                + switch (query.folder()) {
                    case NEW -> "c.status = 'new'";
                    case MINE -> "c.status = 'assigned' and c.assignee = :caller";
                    case ASSIGNED -> "c.status = 'assigned' and c.assignee <> :caller";
                    case CLOSED -> "c.status = 'closed'";
                };
        if (query.inbox() != null) where += " and c.inbox = :inbox";
        if (query.channel() != null) where += " and c.channel = :channel";
        if (query.after() != null)
            where += " and " + query.keyColumn() + (query.oldestFirst() ? " > :after" : " < :after");
        return where;
    }

    private static String order(FolderQuery query) {
        return " order by " + query.keyColumn() + (query.oldestFirst() ? "" : " desc");
    }
}

package dev.handoff.inbox.folder;

import dev.handoff.starter.search.PlannedSearch;
import dev.handoff.starter.store.ByKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Reads folders page by page, each by an index in the order of the page.
 *
 * <p>A search looks at the first conversations of the folder one by one: what many of them hold fills the page there,
 * and a small folder has no others. Only then is the search index asked, which collects all that hold a word.
 */
@Component
class FolderPages {

    private final NamedParameterJdbcOperations database;
    private final SearchIndex index;
    private final int oneByOne;
    private final PlannedSearch planned;

    FolderPages(
            NamedParameterJdbcOperations database,
            SearchIndex index,
            PlatformTransactionManager transactions,
            @Value("${handoff.inbox.search.one-by-one}") int oneByOne) {
        this.database = database;
        this.index = index;
        this.oneByOne = oneByOne;
        this.planned = new PlannedSearch(JdbcClient.create(database), transactions);
    }

    List<ConversationState> read(FolderQuery query) {
        if (query.words().isEmpty()) return list(query);
        return planned.run(() -> search(query));
    }

    /** The limit stands in the statement: planned for any number of rows, it would read and sort the folder. */
    private List<ConversationState> list(FolderQuery query) {
        return ByKey.query(
                database,
                Conversations.SELECT + where(query) + order(query) + " limit " + query.limit(),
                new MapSqlParameterSource(parameters(query)),
                new RowMapperResultSetExtractor<>(Conversations::state));
    }

    private List<ConversationState> search(FolderQuery query) {
        var words = query.words();
        var parameters = parameters(query);
        var first = "(select * from conversations c %s%s limit %d)".formatted(where(query), order(query), oneByOne);
        var found = read(query, Conversations.selectFrom(first) + " where true" + words.held(), parameters);
        if (found.size() == query.limit() || count(first, parameters) < oneByOne) return found;
        parameters.put("indexed", index.position());
        return read(query, Conversations.SELECT + where(query) + words.indexed() + words.held(), parameters);
    }

    private long count(String conversations, Map<String, Object> parameters) {
        return database.queryForObject("select count(*) from " + conversations + " c", parameters, Long.class);
    }

    private List<ConversationState> read(FolderQuery query, String sql, Map<String, Object> parameters) {
        return database.query(sql + order(query) + " limit :limit", parameters, Conversations::state);
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

package dev.handoff.inbox.folder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads folders page by page, each by an index in the order of the page. */
@Component
class FolderPages {

    private final JdbcClient database;

    FolderPages(JdbcClient database) {
        this.database = database;
    }

    List<ConversationState> read(FolderQuery query) {
        var parameters = new HashMap<String, Object>(Map.of("caller", query.caller(), "limit", query.limit()));
        var sql = new StringBuilder(Conversations.SELECT).append("where ").append(condition(query.folder()));
        if (query.inbox() != null) {
            sql.append(" and c.inbox = :inbox");
            parameters.put("inbox", query.inbox());
        }
        if (query.channel() != null) {
            sql.append(" and c.channel = :channel");
            parameters.put("channel", query.channel());
        }
        sql.append(query.words().conditions(parameters));
        if (query.after() != null) {
            sql.append(" and ").append(query.keyColumn()).append(query.oldestFirst() ? " > :after" : " < :after");
            parameters.put("after", query.after());
        }
        sql.append(" order by ").append(query.keyColumn()).append(query.oldestFirst() ? "" : " desc");
        return database.sql(sql.append(" limit :limit").toString())
                .params(parameters)
                .query(Conversations::state)
                .list();
    }

    private static String condition(Folder folder) {
        return switch (folder) {
            case NEW -> "c.status = 'new'";
            case MINE -> "c.status = 'assigned' and c.assignee = :caller";
            case ASSIGNED -> "c.status = 'assigned' and c.assignee <> :caller";
            case CLOSED -> "c.status = 'closed'";
        };
    }
}

package dev.handoff.inbox.folder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how many conversations stand where; always agrees with the lists. */
@Component
class Counts {

    /** All in one row, for whoever wants to know more at the same moment. */
    static final String SELECT = """
            select coalesce(array_agg(folder), '{}') as folders, coalesce(array_agg(agent), '{}') as agents,
                coalesce(array_agg(count), '{}') as counts
            from folder_counts where count <> 0""";

    private final JdbcClient database;

    Counts(JdbcClient database) {
        this.database = database;
    }

    FolderCounts read() {
        return database.sql(SELECT).query((row, _) -> counts(row)).single();
    }

    static FolderCounts counts(ResultSet row) throws SQLException {
        var folders = (String[]) row.getArray("folders").getArray();
        var agents = (String[]) row.getArray("agents").getArray();
        var counts = (Long[]) row.getArray("counts").getArray();
        var totals = new HashMap<String, Long>();
        var byAssignee = new HashMap<String, Long>();
        for (var n = 0; n < counts.length; n++) {
            if (agents[n].isEmpty()) totals.put(folders[n], counts[n]);
            else byAssignee.put(agents[n], counts[n]);
        }
        return new FolderCounts(
                totals.getOrDefault("new", 0L),
                totals.getOrDefault("assigned", 0L),
                totals.getOrDefault("closed", 0L),
                Map.copyOf(byAssignee));
    }
}

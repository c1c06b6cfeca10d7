package dev.handoff.inbox.folder;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how many conversations stand where; always agrees with the lists. */
@Component
class Counts {

    private final JdbcClient database;

    Counts(JdbcClient database) {
        this.database = database;
    }

    FolderCounts read() {
        var totals = new HashMap<String, Long>();
        var byAssignee = new HashMap<String, Long>();
        database.sql("select folder, agent, count from folder_counts where count <> 0")
                .query(row -> {
                    var agent = row.getString("agent");
                    if (agent.isEmpty()) totals.put(row.getString("folder"), row.getLong("count"));
                    else byAssignee.put(agent, row.getLong("count"));
                });
        return new FolderCounts(
                totals.getOrDefault("new", 0L),
                totals.getOrDefault("assigned", 0L),
                totals.getOrDefault("closed", 0L),
                Map.copyOf(byAssignee));
    }
}

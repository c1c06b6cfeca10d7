package dev.handoff.inbox.agent;

import dev.handoff.starter.web.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The people of the team. Each is known from the first token they show, under the name that it tells, or from the
 * configuration. What a token told is remembered, so that only the first request of a person, or one under a new name,
 * comes to the database.
 */
@Component
public class Agents {

    private final JdbcClient database;
    private final Map<String, String> names = new ConcurrentHashMap<>();

    Agents(JdbcClient database) {
        this.database = database;
    }

    /** Takes note of somebody who may handle conversations. */
    void seen(Caller caller) {
        if (caller.name().equals(names.get(caller.id()))) return;
        database.sql("""
                        insert into agents as a (agent_id, name) values (?, ?)
                        on conflict (agent_id) do update set name = excluded.name where a.name <> excluded.name""").params(caller.id(), caller.name()).update();
        names.put(caller.id(), caller.name());
    }

    /** Takes note of somebody who has not come yet; what their token will tell counts more. */
    void expect(Agent agent) {
        database.sql("insert into agents (agent_id, name) values (?, ?) on conflict do nothing")
                .params(agent.agentId(), agent.name())
                .update();
    }

    public boolean isKnown(String agentId) {
        return names.containsKey(agentId) || find(agentId).isPresent();
    }

    /** What colleagues call an agent; the id where nobody knows. */
    public String nameOf(String agentId) {
        return find(agentId).map(Agent::name).orElse(agentId);
    }

    /** The next agents in the order of their names, whatever the case. */
    List<Agent> after(Agent last, int limit) {
        return database.sql("""
                        select agent_id, name from agents
                        where (searchable(name), agent_id) > (searchable(?), ?)
                        order by searchable(name), agent_id limit ?""")
                .params(last.name(), last.agentId(), limit)
                .query(Agent.class)
                .list();
    }

    private Optional<Agent> find(String agentId) {
        return database.sql("select agent_id, name from agents where agent_id = ?")
                .param(agentId)
                .query(Agent.class)
                .optional();
    }
}

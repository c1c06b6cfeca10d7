package dev.handoff.inbox.agent;

import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import dev.handoff.starter.web.Page;
import dev.handoff.starter.web.Roles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The people whom a conversation can be handed to. */
@RestController
@Roles({"agent", "operator"})
class AgentController {

    private static final String LIST = "agents";
    private static final Agent BEFORE_ALL = new Agent("", "");

    private final Agents agents;

    AgentController(Agents agents) {
        this.agents = agents;
    }

    @GetMapping("/api/agents")
    Page<Agent> agents(Cursor cursor, Limit limit) {
        var last = cursor.keys(LIST, 2)
                .map(keys -> new Agent(keys.text(1), keys.text(0)))
                .orElse(BEFORE_ALL);
        return Page.of(
                agents.after(last, limit.plusOne()), limit, agent -> Cursor.after(LIST, agent.name(), agent.agentId()));
    }
}

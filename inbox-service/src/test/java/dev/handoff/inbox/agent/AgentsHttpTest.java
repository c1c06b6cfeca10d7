package dev.handoff.inbox.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.handoff.inbox.InboxForTests;
import dev.handoff.starter.testing.PostgresForTests;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentsHttpTest {

    @Test
    void agents_are_those_of_the_configuration_and_those_who_came() {
        try (var inbox = InboxForTests.start(PostgresForTests.newDatabase())) {
            var dora = inbox.as("dora", "operator");
            inbox.bot().get("/api/agents");
            assertThat(dora.get("/api/agents").texts("items", "name")).containsExactly("Anna", "Ben", "Chris", "Dora");
            assertThat(dora.get("/api/agents").texts("items", "agentId"))
                    .containsExactly("anna", "ben", "chris", "dora");

            var names = new ArrayList<String>();
            var page = dora.get("/api/agents?limit=3");
            names.addAll(page.texts("items", "name"));
            page = dora.get("/api/agents?limit=3&cursor=" + page.text("nextCursor"));
            names.addAll(page.texts("items", "name"));
            assertThat(names).containsExactly("Anna", "Ben", "Chris", "Dora");
            assertThat(page.text("nextCursor")).isNull();
            assertThat(inbox.bot().get("/api/agents").outcome()).isEqualTo("403 forbidden");
        }
    }

    @Test
    void a_setting_that_names_no_agent_keeps_the_service_from_starting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        AgentConfiguration.agentsIn(List.of("anna=Anna", "ben")).toList())
                .withMessageContaining("HANDOFF_AGENTS holds «ben»");
    }
}

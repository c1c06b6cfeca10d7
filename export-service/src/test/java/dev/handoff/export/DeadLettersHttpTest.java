package dev.handoff.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.events.contact.ContactDetails;
import dev.handoff.events.contact.ContactEvent.Created;
import dev.handoff.events.contact.ContactEvent.DetailsChanged;
import dev.handoff.starter.testing.PostgresForTests;
import dev.handoff.starter.testing.TestTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An event that the copy of the contacts cannot take, with a replay in between. */
class DeadLettersHttpTest {

    private static final String COPY = "/api/ops/exports/projections/contact-copy";
    private static final String LETTERS = "/api/ops/exports/dead-letters";
    private static final String[] ADA = {"Authorization", TestTokens.bearer("ada", "admin")};

    @TempDir
    Path folder;

    private final String unlucky = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();

    @Test
    void what_the_copy_cannot_take_waits_also_through_a_replay_and_ends_as_if_it_had_not() throws IOException {
        try (var contacts = new ContactServiceStandIn();
                var service = ServiceForTests.start(PostgresForTests.newDatabase(), folder, contacts)) {
            var jdbc = service.bean(JdbcClient.class);
            jdbc.sql("alter table contact add constraint no_luck check (display_name <> 'Unlucky')")
                    .update();
            contacts.publishes(0, new Created(unlucky, named("Lucky")));
            contacts.publishes(1, new DetailsChanged(unlucky, named("Unlucky")));
            await().atMost(Duration.ofSeconds(30)).until(() -> deadLetters(service) >= 1);
            contacts.publishes(2, new DetailsChanged(unlucky, named("Fine")));
            contacts.publishes(0, new Created(other, named("Other")));
            await().atMost(Duration.ofSeconds(30)).until(() -> name(jdbc, other).equals("Other"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> name(jdbc, unlucky).equals("Lucky") && deadLetters(service) == 2);
            assertThat(copy(service).required("status").stringValue()).isEqualTo("running");
            await().untilAsserted(() -> assertThat(
                            service.management("/actuator/prometheus").text())
                    .contains("handoff_dead_letters{application=\"exports\",source=\"contact-copy\"} 2.0"));

            assertThat(service.send("POST", COPY + "/replay", "{}", ADA).status())
                    .isEqualTo(202);
            awaitRunning(service);
            assertThat(name(jdbc, unlucky)).isEqualTo("Lucky");
            assertThat(deadLetters(service)).isEqualTo(2);
            assertThat(differences(service)).isZero();

            jdbc.sql("update replays set status = 'failed'").update();
            assertThat(service.send("POST", LETTERS + "/retry", null, ADA).problem())
                    .isEqualTo("409 already-replaying");
            jdbc.sql("update replays set status = 'done'").update();

            jdbc.sql("alter table contact drop constraint if exists no_luck").update();
            var outcome = service.send("POST", LETTERS + "/retry", null, ADA).json();
            assertThat(outcome.required("handled").longValue()).isEqualTo(2);
            assertThat(name(jdbc, unlucky)).isEqualTo("Fine");
            assertThat(deadLetters(service)).isZero();
            assertThat(differences(service)).isZero();
        }
    }

    @Test
    void they_are_for_admins_and_an_unknown_one_is_not_found() throws IOException {
        try (var contacts = new ContactServiceStandIn();
                var service = ServiceForTests.start(PostgresForTests.newDatabase(), folder, contacts)) {
            assertThat(service.send("GET", LETTERS, null).problem()).isEqualTo("403 forbidden");
            assertThat(service.send("POST", LETTERS + "/x/retry", null).problem())
                    .isEqualTo("403 forbidden");
            assertThat(service.send("DELETE", LETTERS + "/x?reason=y", null).problem())
                    .isEqualTo("403 forbidden");
            assertThat(service.send("POST", LETTERS + "/x/retry", null, ADA).problem())
                    .isEqualTo("404 not-found");
            assertThat(service.send("DELETE", LETTERS + "/x?reason=y", null, ADA)
                            .problem())
                    .isEqualTo("404 not-found");
        }
    }

    private static long deadLetters(ServiceForTests service) {
        return copy(service).required("deadLetters").longValue();
    }

    private static long differences(ServiceForTests service) {
        assertThat(service.send("POST", COPY + "/compare", null, ADA).status()).isEqualTo(202);
        awaitRunning(service);
        return copy(service).at("/lastReplay/differences").longValue();
    }

    private static void awaitRunning(ServiceForTests service) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(copy(service).has("error")).as(copy(service).toString()).isFalse();
            return copy(service).required("status").stringValue().equals("running");
        });
    }

    private static JsonNode copy(ServiceForTests service) {
        return service.send("GET", COPY, null, ADA).json();
    }

    private static String name(JdbcClient jdbc, String contactId) {
        return jdbc.sql("select display_name from contact where contact_id = ?")
                .param(contactId)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static ContactDetails named(String name) {
        return new ContactDetails(name, false, null, null, null, null, null, null, null);
    }
}

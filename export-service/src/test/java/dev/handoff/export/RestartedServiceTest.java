package dev.handoff.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.events.contact.ContactDetails;
import dev.handoff.events.contact.ContactEvent.Created;
import dev.handoff.starter.testing.PostgresForTests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The service is stopped and started, and others are away. */
class RestartedServiceTest {

    @TempDir
    Path folder;

    private final String database = PostgresForTests.newDatabase();
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(database));
    private final String before = UUID.randomUUID().toString();
    private final String after = UUID.randomUUID().toString();

    @Test
    void stopped_while_it_builds_it_leaves_the_work_to_whoever_comes_next() throws IOException {
        try (var contacts = new ContactServiceStandIn()) {
            String exportId;
            try (var service = ServiceForTests.start(database, folder, contacts)) {
                contacts.publishes(0, new Created(before, named("Before")));
                contacts.answers();
                exportId = service.ask("""
                        {"format":"csv-comma","filter":{"contactIds":["%s","%s"]}}""".formatted(before, after));
                await().until(() -> status(exportId).equals("running"));
            }
            assertThat(status(exportId)).isEqualTo("queued");
            contacts.publishes(0, new Created(after, named("After")));

            // As another group: Kafka knows nothing of what was read, the copy does.
            try (var service =
                    ServiceForTests.start(database, folder, contacts, "spring.kafka.consumer.group-id=" + after)) {
                service.finished(exportId);
                assertThat(service.file(exportId).text()).contains(",Before,", ",After,");
            }
        }
    }

    @Test
    void what_an_instance_was_building_that_died_is_built_by_another() throws IOException {
        try (var contacts = new ContactServiceStandIn();
                var service = ServiceForTests.start(database, folder, contacts)) {
            jdbc.sql("""
                    insert into export_job (export_id, created_by, format, filter, created_at, status, attempt, worker,
                        heartbeat_at)
                    values (?, 'anna', 'xlsx', '{}', now(), 'running', 1, 'dead', now() - interval '1 minute')""").param(before).update();

            assertThat(service.finished(before).get("status").stringValue()).isEqualTo("completed");
        }
    }

    @Test
    void what_kills_every_worker_is_given_up() throws IOException {
        try (var contacts = new ContactServiceStandIn();
                var service = ServiceForTests.start(database, folder, contacts)) {
            jdbc.sql("""
                    insert into export_job (export_id, created_by, format, filter, created_at, attempt)
                    values (?, 'anna', 'xlsx', '{}', now(), 10)""").param(before).update();

            var export = service.finished(before);

            assertThat(export.get("status").stringValue()).isEqualTo("failed");
            assertThat(export.get("error").stringValue()).contains("10 tries", "tell an operator");
            assertThat(service.file(before).problem()).isEqualTo("409 not-ready");
        }
    }

    @Test
    void without_contact_service_an_export_fails_in_the_end_and_says_why() throws IOException {
        try (var contacts = new ContactServiceStandIn();
                var service =
                        ServiceForTests.start(database, folder, contacts, "handoff.contact-copy.patience=500ms")) {
            contacts.goesAway();

            var export = service.finished(service.ask("{\"format\":\"xlsx\"}"));

            assertThat(export.get("status").stringValue()).isEqualTo("failed");
            assertThat(export.get("error").stringValue()).contains("contact-service", "Try again");
        }
    }

    private String status(String exportId) {
        return jdbc.sql("select status from export_job where export_id = ?")
                .param(exportId)
                .query(String.class)
                .single();
    }

    private static ContactDetails named(String name) {
        return new ContactDetails(name, false, null, null, null, null, null, null, null);
    }
}

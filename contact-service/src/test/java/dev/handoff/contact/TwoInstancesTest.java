package dev.handoff.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contact.ContactServiceForTests.Answer;
import dev.handoff.starter.store.EventLog;
import dev.handoff.starter.testing.PostgresForTests;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances, started at once on an empty database. */
class TwoInstancesTest {

    private static List<ContactServiceForTests> instances;

    @BeforeAll
    static void start() throws Exception {
        var database = PostgresForTests.newDatabase();
        Callable<ContactServiceForTests> start =
                () -> ContactServiceForTests.start(database, ContactServiceForTests.NO_KAFKA);
        try (var threads = Executors.newFixedThreadPool(2)) {
            instances = threads.invokeAll(List.of(start, start)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    @AfterAll
    static void stop() {
        instances.forEach(ContactServiceForTests::close);
    }

    @Test
    void they_open_one_catalogue() {
        for (var instance : instances) {
            assertThat(instance.anna().get("/api/tag-groups").texts("items", "name"))
                    .containsExactly("Inbox");
        }
        var opened = instances.getFirst().bean(EventLog.class).after(0, 200).stream()
                .filter(event -> event.type().equals("handoff.tag-group.created.v1"));
        assertThat(opened).hasSize(1);
    }

    @Test
    void a_tag_that_one_of_them_deletes_is_off_all_contacts_whichever_spreads_it() {
        for (var instance : instances) {
            var tag = instance.olga()
                    .post("/api/tags", "{\"name\": \"%s\"}".formatted(UUID.randomUUID()))
                    .text("tagId");
            var contact = instance.anna()
                    .post("/api/contacts", "{\"firstName\": \"Maria\"}")
                    .text("contactId");
            instance.anna().post("/api/contacts/" + contact + "/tags/" + tag, null);

            assertThat(instance.olga().delete("/api/tags/" + tag).outcome()).isEqualTo("204");

            var history = instance.anna().get("/api/contacts/" + contact + "/history");
            assertThat(history.texts("items", "by")).containsExactly("anna", "anna", "olga");
        }
    }

    @Test
    void what_one_answered_the_other_shows() {
        var one = instances.getFirst().anna();
        var other = instances.getLast().anna();
        var created = one.post("/api/contacts", "{\"firstName\": \"Maria\"}");
        var path = created.header("Location");
        assertThat(other.get(path).json()).isEqualTo(created.json());
        assertThat(other.patch(path, "{\"firstName\": \"Mia\"}", "If-Match", "\"0\"")
                        .outcome())
                .isEqualTo("200");
        assertThat(one.patch(path, "{\"firstName\": \"Maja\"}", "If-Match", "\"0\"")
                        .outcome())
                .isEqualTo("412 stale-version");
    }

    @Test
    void one_external_id_is_given_once_among_them() throws Exception {
        var form = "{\"firstName\": \"Racer\", \"externalId\": \"%s\"}".formatted(UUID.randomUUID());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var race = threads.invokeAll(IntStream.range(0, 60)
                    .<Callable<Answer>>mapToObj(
                            i -> () -> instances.get(i % 2).anna().post("/api/contacts", form))
                    .toList());
            var outcomes = race.stream().map(answer -> answer.resultNow().outcome());
            assertThat(outcomes)
                    .containsOnlyOnce("201")
                    .filteredOn("409 duplicate-external-id"::equals)
                    .hasSize(59);
        }
    }
}

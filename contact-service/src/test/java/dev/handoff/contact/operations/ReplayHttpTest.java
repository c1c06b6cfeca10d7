package dev.handoff.contact.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.contact.ContactServiceForTests;
import dev.handoff.contact.ContactServiceForTests.Client;
import dev.handoff.starter.testing.PostgresForTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Replays of the views of the contacts, while they are written, and reactions that stand still. */
class ReplayHttpTest {

    private static final String PROJECTIONS = "/api/ops/contacts/projections";
    private static final List<String> VIEWS = List.of("directory", "engagements", "tag-carriers", "tag-catalogue");

    private static ContactServiceForTests service;
    private static Client ada;

    @BeforeAll
    static void start() {
        service = ContactServiceForTests.start(PostgresForTests.newDatabase(), ContactServiceForTests.NO_KAFKA);
        ada = service.as("ada", "admin");
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @Test
    void every_view_is_made_anew_while_it_is_written_and_is_the_same_byte_for_byte() throws Exception {
        var first = contact("Zoë");
        var done = new AtomicBoolean();
        var written = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writer = threads.submit(() -> {
                while (!done.get()) written.add(contact("Änne"));
            });
            Future<?> reader = threads.submit(() -> {
                while (!done.get()) {
                    assertThat(service.anna().get("/api/contacts?q=zoe").texts("items", "contactId"))
                            .containsExactly(first);
                    assertThat(service.anna().get("/api/tags").texts("items", "name"))
                            .contains("Billing");
                }
            });
            try {
                for (var view : VIEWS) {
                    assertThat(ada.post(path(view, "replay"), "{}").status()).isEqualTo(202);
                    awaitRunning(view);
                }
            } finally {
                done.set(true);
            }
            writer.get();
            reader.get();
        }
        assertThat(written)
                .isNotEmpty()
                .allSatisfy(id -> assertThat(service.anna()
                                .get("/api/contacts/" + id)
                                .json()
                                .at("/tags/0/tagId")
                                .stringValue())
                        .isEqualTo("inbox-sales"));
        for (var view : VIEWS) {
            assertThat(ada.post(path(view, "compare"), null).status()).isEqualTo(202);
            awaitRunning(view);
            assertThat(projection(view).at("/lastReplay/differences").longValue())
                    .as(view)
                    .isZero();
        }
    }

    @Test
    void a_reaction_that_is_paused_does_nothing_until_it_is_resumed() {
        var tag = service.olga().post("/api/tags", "{\"name\": \"Old\"}").text("tagId");
        var contact = contact("Carrier");
        service.anna().call("POST", "/api/contacts/" + contact + "/tags/" + tag, null);
        await().until(() -> projection("tag-spread").required("lag").longValue() == 0);

        assertThat(ada.post(path("tag-spread", "pause"), null).text("status")).isEqualTo("paused");
        service.olga().patch("/api/tags/" + tag, "{\"name\": \"New\"}");
        await().during(Duration.ofSeconds(1))
                .until(() -> projection("tag-spread").required("lag").longValue() > 0);
        assertThat(projection("tag-spread").required("status").stringValue()).isEqualTo("paused");

        assertThat(ada.post(path("tag-spread", "resume"), null).text("status")).isEqualTo("running");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> projection("tag-spread").required("lag").longValue() == 0);
        assertThat(ada.post(path("tag-spread", "replay"), "{}").outcome()).isEqualTo("409 not-replayable");
    }

    private static String contact(String name) {
        var id = service.anna()
                .post("/api/contacts", "{\"displayName\": \"" + name + "\"}")
                .text("contactId");
        var tagged = service.anna().put("/api/contacts/" + id + "/tags", "{\"tags\": [\"inbox-sales\"]}");
        assertThat(tagged.status()).isEqualTo(200);
        return id;
    }

    private static void awaitRunning(String view) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(projection(view).has("error"))
                    .as(projection(view).toString())
                    .isFalse();
            return projection(view).required("status").stringValue().equals("running");
        });
    }

    private static JsonNode projection(String name) {
        return ada.get(PROJECTIONS + "/" + name).json();
    }

    private static String path(String projection, String verb) {
        return PROJECTIONS + "/" + projection + "/" + verb;
    }
}

package dev.handoff.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.events.contact.ContactDetails;
import dev.handoff.events.contact.ContactEvent.Created;
import dev.handoff.events.contact.ContactEvent.Deleted;
import dev.handoff.events.contact.ContactEvent.DetailsChanged;
import dev.handoff.events.contact.ContactEvent.TagsChanged;
import dev.handoff.events.contact.ContactTag;
import dev.handoff.starter.testing.PostgresForTests;
import dev.handoff.starter.testing.TestTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The copy of the contacts is made anew from the topic, while contacts go on changing. */
class ReplayHttpTest {

    private static final String COPY = "/api/ops/exports/projections/contact-copy";
    private static final String[] ADA = {"Authorization", TestTokens.bearer("ada", "admin")};

    @TempDir
    Path folder;

    private final String tag = UUID.randomUUID().toString();

    @Test
    void the_copy_is_made_anew_from_the_topic_and_is_the_same() throws IOException {
        try (var contacts = new ContactServiceStandIn();
                var service = ServiceForTests.start(
                        PostgresForTests.newDatabase(), folder, contacts, "handoff.replay.batch=7")) {
            for (var n = 0; n < 20; n++) tagged(contacts, "Early bird " + n);
            var gone = tagged(contacts, "Gone");
            contacts.publishes(2, new Deleted(gone));
            // The topic is that of all tests here, and so its contacts are more than these.
            var earlyBirds = service.bean(JdbcClient.class)
                    .sql("select count(*) from contact where display_name like 'Early bird %'")
                    .query(Long.class);
            await().atMost(Duration.ofSeconds(30)).until(() -> earlyBirds.single() == 20);
            assertThat(differences(service)).isZero();

            service.bean(JdbcClient.class)
                    .sql("update contact set display_name = 'Wrong' where display_name like 'Early bird %'")
                    .update();
            assertThat(differences(service)).isEqualTo(40);

            assertThat(service.send("POST", COPY + "/replay", "{}", ADA).status())
                    .isEqualTo(202);
            var changed = tagged(contacts, "Meanwhile");
            contacts.publishes(2, new DetailsChanged(changed, named("Changed meanwhile")));
            awaitRunning(service);

            assertThat(differences(service)).isZero();
            var exportId = service.ask("{\"format\":\"csv-comma\",\"filter\":{\"tag\":\"" + tag + "\"}}");
            service.finished(exportId);
            assertThat(service.file(exportId).text())
                    .contains(",Early bird 0,", ",Early bird 19,", ",Changed meanwhile,")
                    .doesNotContain("Wrong", "Gone");
        }
    }

    @Test
    void it_cannot_be_paused_nor_published_and_is_for_admins() throws IOException {
        try (var contacts = new ContactServiceStandIn();
                var service = ServiceForTests.start(PostgresForTests.newDatabase(), folder, contacts)) {
            assertThat(service.send("POST", COPY + "/pause", null, ADA).problem())
                    .isEqualTo("409 not-pausable");
            assertThat(service.send("POST", "/api/ops/exports/republish", "{\"from\": \"start\"}", ADA)
                            .problem())
                    .isEqualTo("409 not-republishable");
            assertThat(service.send("GET", COPY, null).problem()).isEqualTo("403 forbidden");
        }
    }

    private String tagged(ContactServiceStandIn contacts, String name) {
        var id = UUID.randomUUID().toString();
        contacts.publishes(0, new Created(id, named(name)));
        contacts.publishes(1, new TagsChanged(id, List.of(new ContactTag(tag, "Tag", null))));
        return id;
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

    private static ContactDetails named(String name) {
        return new ContactDetails(name, false, null, null, null, null, null, null, null);
    }
}

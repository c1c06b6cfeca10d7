package dev.handoff.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.systemtests.stack.ScaledStackTest;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Going back in time: by a backup that was made while a team worked, and after PostgreSQL itself went back. */
@ScaledStackTest
class RestoreTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TOPIC = "handoff.conversations";

    private final Stack stack;

    @TempDir
    private Path folder;

    RestoreTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void after_a_restore_everything_is_as_of_the_backup_and_goes_on_from_there() throws Exception {
        var id = stack.bot().escalate("Before the backup");
        stack.anna().assign(id).is(200);
        var contact = stack.anna()
                .post("/api/contacts", Map.of("lastName", "Backup"))
                .is(201)
                .text("contactId");
        var backup = folder.resolve("backup.zip");
        backUpUnderLoad(backup);
        var later = stack.bot().escalate("After the backup");
        stack.anna().join(id).is(200);
        stack.anna().say(id, "Soon forgotten").is(201);
        stack.anna()
                .patch("/api/contacts/" + contact, Map.of("lastName", "Later"))
                .is(200);
        stack.run("check").well();
        String lastSeen;
        try (var stream = stack.anna().watch()) {
            stack.anna().leave(id).is(200);
            stream.awaitVersion(id, 4);
            lastSeen = stream.lastId();
        }

        restore(backup.toString());

        assertThat(stack.anna().sees(id).required("version").asLong()).isEqualTo(1);
        stack.anna().get("/api/conversations/" + later).isRefused(404, "not-found");
        assertThat(stack.anna().get("/api/contacts/" + contact).is(200).text("lastName"))
                .isEqualTo("Backup");
        try (var stream = stack.anna().watchSince(lastSeen)) {
            stream.awaitEvent("reset", event -> true);
        }
        stack.olga().unassign(id).is(200);
        stack.run("check").well();
        assertThat(new Topic(stack, TOPIC)
                        .byKey().get(id).stream()
                                .map(message -> Topic.header(message, "ce_type"))
                                .toList())
                .containsExactly(
                        "handoff.conversation.escalated.v1",
                        "handoff.conversation.assigned.v1",
                        "handoff.conversation.unassigned.v1");
    }

    private void backUpUnderLoad(Path backup) throws Exception {
        var load = new Load(stack);
        var ledger = load.start(System.nanoTime());
        try {
            await("the team to be at work").atMost(SOON).until(() -> ledger.answeredSoFar() > 50);
            assertThat(stack.run("backup", backup.toString()).well().output()).contains("Backed up to");
        } finally {
            load.stop();
        }
        assertThat(stack.run("backup", backup.toString()).output()).contains("is there already");
    }

    /** Only with {@code --faults}: it starts everything again once more. */
    @Test
    @EnabledIfSystemProperty(named = "handoff.faults", matches = "long")
    void topics_that_are_ahead_of_the_stores_are_named_by_the_check_and_made_anew() throws Exception {
        var id = stack.bot().escalate("Only this");
        stack.run("check").well();
        tellWhatNeverHappened(id);
        var ran = stack.run("check");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.output()).contains(TOPIC + " " + id + ": event 1 is on the topic and not in the store");

        restore("--topics");

        stack.run("check").well();
        stack.anna().assign(id).is(200);
        stack.run("check").well();
    }

    /** As a store that lost its last event: it is on the topic alone. */
    private void tellWhatNeverHappened(String id) throws Exception {
        var text = new StringSerializer();
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", stack.kafka()), text, text)) {
            var message =
                    new ProducerRecord<>(TOPIC, id, "{\"conversationId\":\"%s\",\"assignee\":\"zoe\"}".formatted(id));
            Map.of(
                            "ce_id",
                            "never",
                            "ce_type",
                            "handoff.conversation.assigned.v1",
                            "ce_sequence",
                            "1",
                            "ce_subject",
                            id)
                    .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(message).get();
        }
    }

    @Test
    void what_cannot_be_restored_is_refused_before_anything_is_touched() throws IOException {
        var noBackup = Files.writeString(folder.resolve("no.zip"), "no backup").toString();
        assertThat(stack.run("restore", noBackup, "-y").output()).contains("is no backup");
        assertThat(stack.run("restore", "-y").output()).contains("What to restore is not clear");
        assertThat(stack.run("restore", folder.resolve("none.zip").toString(), "-y")
                        .output())
                .contains("There is no file");
        var up = stack.run("restore", "--topics", "-y");
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output()).contains("The stack is up");
    }

    private void restore(String what) {
        stack.down();
        stack.run(List.of("./handoff", "restore", what, "-y"), Duration.ofMinutes(4))
                .well();
        stack.up();
    }
}

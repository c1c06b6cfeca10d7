package dev.handoff.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** The program of docs/downstream.md, run as it says there against a real broker. */
class SubscriberExampleTest {

    private static final String CONVERSATION = "019a7c1e-52d0-7b3a-9c41-6f0e8d2ab315";
    private static final String CONTACT = "019a7c1e-5341-7e02-8f7d-21c6a90b44fe";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static KafkaBroker broker;
    private static Admin admin;

    @BeforeAll
    static void publish() throws Exception {
        broker = KafkaBroker.startIn(folder);
        admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
        admin.createTopics(List.of(topic(Topics.CONVERSATIONS), topic(Topics.CONTACTS)))
                .all()
                .get();
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.address());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (var event : history()) producer.send(event).get();
        }
    }

    private static List<ProducerRecord<String, String>> history() {
        return List.of(
                event(Topics.CONVERSATIONS, CONVERSATION, 0, "handoff.conversation.escalated.v1"),
                event(Topics.CONVERSATIONS, CONVERSATION, 1, "handoff.conversation.assigned.v1"),
                event(Topics.CONVERSATIONS, CONVERSATION, 0, "handoff.conversation.escalated.v1"),
                event(Topics.CONVERSATIONS, CONVERSATION, 1, "handoff.conversation.assigned.v1"),
                event(Topics.CONVERSATIONS, CONVERSATION, 2, "handoff.conversation.closed.v1"),
                replayed(event(Topics.CONVERSATIONS, CONVERSATION, 0, "handoff.conversation.escalated.v1")),
                replayed(event(Topics.CONVERSATIONS, CONVERSATION, 1, "handoff.conversation.assigned.v1")),
                event(Topics.CONTACTS, CONTACT, 0, "handoff.contact.created.v1"),
                event(Topics.CONTACTS, CONTACT, 2, "handoff.contact.deleted.v1"));
    }

    @AfterAll
    static void stop() {
        if (admin != null) admin.close();
        if (broker != null) broker.close();
    }

    @Test
    void it_prints_every_event_once_and_in_order_and_tells_of_a_hole() throws Exception {
        var subscriber = Subscriber.start("--until-end");
        subscriber.awaitEnd();
        assertThat(subscriber.process().exitValue()).as(subscriber.complaints()).isZero();
        assertThat(subscriber.lines())
                .filteredOn(line -> line.startsWith("handoff.conversation."))
                .containsExactly(
                        line(CONVERSATION, 0, "handoff.conversation.escalated.v1"),
                        line(CONVERSATION, 1, "handoff.conversation.assigned.v1"),
                        line(CONVERSATION, 2, "handoff.conversation.closed.v1"));
        assertThat(subscriber.lines())
                .filteredOn(line -> line.startsWith("handoff.contact."))
                .containsExactly(
                        line(CONTACT, 0, "handoff.contact.created.v1"), line(CONTACT, 2, "handoff.contact.deleted.v1"));
        assertThat(subscriber.complaints()).contains("HOLE in handoff.contacts/" + CONTACT + ": 2 after 0");
    }

    @Test
    void a_subscriber_to_one_topic_hears_of_nothing_else_and_leaves_its_group_when_told_to_stop() throws Exception {
        var subscriber = Subscriber.start("--group=warehouse", Topics.CONVERSATIONS);
        try {
            await().atMost(PATIENCE).until(() -> subscriber.lines().size() == 3);
            assertThat(subscriber.lines()).allSatisfy(line -> assertThat(line).startsWith("handoff.conversation."));
        } finally {
            subscriber.process().destroy();
        }
        subscriber.awaitEnd();
        assertThat(subscriber.complaints()).contains("stopped").doesNotContain("HOLE");
        var group = admin.describeConsumerGroups(List.of("warehouse")).all().get(30, SECONDS);
        assertThat(group.get("warehouse").groupState()).isEqualTo(GroupState.EMPTY);
    }

    private record Subscriber(Process process, Path output, Path errors) {

        static Subscriber start(String... arguments) throws IOException {
            var output = Files.createTempFile(folder, "subscriber", ".out");
            var errors = Files.createTempFile(folder, "subscriber", ".err");
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-cp", classpath(), "../docs/examples/Subscriber.java", broker.address()));
            command.addAll(List.of(arguments));
            var builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().put("LC_ALL", "C");
            return new Subscriber(builder.start(), output, errors);
        }

        void awaitEnd() throws InterruptedException {
            try {
                assertThat(process.waitFor(PATIENCE)).as("it ends by itself").isTrue();
            } finally {
                process.destroyForcibly();
            }
        }

        List<String> lines() throws IOException {
            return Files.readAllLines(output);
        }

        String complaints() throws IOException {
            return Files.readString(errors);
        }

        /** This module and the Kafka client, and nothing else of what the tests have. */
        private static String classpath() {
            return Stream.of(Topics.class, KafkaConsumer.class, Logger.class)
                    .map(type -> type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath())
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, 12, (short) 1);
    }

    private static String line(String subject, int sequence, String type) {
        return type + " " + subject + " " + sequence + " anna "
                + Golden.full(type).json();
    }

    private static ProducerRecord<String, String> replayed(ProducerRecord<String, String> event) {
        event.headers().add(CloudEventHeaders.REPLAYED, CloudEventHeaders.REPLAYED_TRUE.getBytes(UTF_8));
        return event;
    }

    private static ProducerRecord<String, String> event(String topic, String subject, int sequence, String type) {
        var record =
                new ProducerRecord<>(topic, subject, Golden.full(type).json().toString());
        Map.of(
                        CloudEventHeaders.TYPE,
                        type,
                        CloudEventHeaders.SUBJECT,
                        subject,
                        CloudEventHeaders.SEQUENCE,
                        Integer.toString(sequence),
                        CloudEventHeaders.ACTOR,
                        "anna")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}

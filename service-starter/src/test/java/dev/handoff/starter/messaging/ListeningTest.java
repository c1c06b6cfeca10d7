package dev.handoff.starter.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.events.CloudEventHeaders;
import dev.handoff.starter.testing.KafkaForTests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** How the services hear of each other's events, on a real broker. */
@ExtendWith(OutputCaptureExtension.class)
class ListeningTest {

    private static final String KAFKA = KafkaForTests.bootstrapServers();

    private final String topic = "listening-" + UUID.randomUUID();

    @BeforeEach
    void createTopic() {
        KafkaForTests.createTopics(3, topic);
    }

    @Test
    void what_fails_is_tried_until_it_succeeds_and_the_log_says_why_but_not_of_whom(CapturedOutput log)
            throws Exception {
        try (var service = Listening.start(KAFKA, topic)) {
            var heard = service.getBean(Listening.class);
            publish(Listening.FAILING);
            publish("behind it");

            await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
                assertThat(heard.singles()).containsExactly(Listening.FAILING, "behind it");
                assertThat(heard.batches()).containsExactly(Listening.FAILING, "behind it");
            });
        }
        for (var attempt : new int[] {1, 2, 4}) {
            assertThat(log.getOut().lines().filter(line -> line.contains("Attempt " + attempt + " to handle")))
                    .as("a line of each listener; one that the group was shared out anew under begins again")
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(line -> assertThat(line)
                            .contains("WARN", topic, "offset 0", "java.lang.IllegalArgumentException: duplicate key"));
        }
        assertThat(log.getOut())
                .contains("request-1")
                .doesNotContain("Attempt 3", "Attempt 5", "\tat ", "vera@example.org");
    }

    @Test
    void who_starts_after_a_kill_goes_on_within_twenty_seconds() throws Exception {
        publish("before");
        var killed = listenInAProcessOfItsOwn();
        try (var output = killed.inputReader()) {
            assertThat(output.lines().anyMatch("received before"::equals))
                    .as("it holds the partitions")
                    .isTrue();
        } finally {
            killed.destroyForcibly().waitFor();
        }

        publish("after");
        try (var service = Listening.start(KAFKA, topic)) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> service.getBean(Listening.class).singles().contains("after"));
        }
    }

    @Test
    void two_instances_on_one_host_share_the_partitions_and_one_takes_over_at_once_when_the_other_stops()
            throws Exception {
        try (var one = Listening.start(KAFKA, topic)) {
            try (var other = Listening.start(KAFKA, topic)) {
                for (var partition = 0; partition < 3; partition++) publish(partition, "early " + partition);
                await().untilAsserted(() -> assertThat(one.getBean(Listening.class)
                                        .singles()
                                        .size()
                                + other.getBean(Listening.class).singles().size())
                        .isGreaterThanOrEqualTo(3));
            }
            for (var partition = 0; partition < 3; partition++) publish(partition, "late " + partition);
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() ->
                            assertThat(one.getBean(Listening.class).singles()).contains("late 0", "late 1", "late 2"));
        }
    }

    private Process listenInAProcessOfItsOwn() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Listening.class.getName(),
                        KAFKA,
                        topic)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void publish(String text) throws ExecutionException, InterruptedException {
        publish(0, text);
    }

    private void publish(int partition, String text) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, KAFKA),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var message = new ProducerRecord<>(topic, partition, "key", text.getBytes(StandardCharsets.UTF_8));
            message.headers().add(CloudEventHeaders.CORRELATION_ID, "request-1".getBytes(StandardCharsets.UTF_8));
            producer.send(message).get();
        }
    }
}

package dev.handoff.starter.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.handoff.events.CloudEventHeaders;
import dev.handoff.starter.operations.AlreadyRepublishing;
import dev.handoff.starter.operations.NotPausable;
import dev.handoff.starter.operations.NotReplayable;
import dev.handoff.starter.operations.ProjectionState.Purpose;
import dev.handoff.starter.operations.ProjectionState.Status;
import dev.handoff.starter.operations.ReplayFrom;
import dev.handoff.starter.operations.UnknownTopic;
import dev.handoff.starter.problem.InvalidRequest;
import dev.handoff.starter.problem.Unavailable;
import dev.handoff.starter.replay.RepublishFixture.Instance;
import dev.handoff.starter.testing.KafkaForTests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepublishTest {

    private static final ReplayFrom START = new ReplayFrom.Start();

    private final RepublishFixture service = new RepublishFixture();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void events_come_again_as_they_first_were_and_marked() {
        service.run(instance -> {
            service.happened(5, 3);
            instance.republish(START, null, service.another);
            instance.awaitDone();

            var first = service.onTopic(RepublishFixture.OWN, 15);
            var again = service.onTopic(service.another, 15);

            assertThat(first).hasSize(15).noneMatch(RepublishFixture::isReplayed);
            assertThat(again).allMatch(RepublishFixture::isReplayed);
            assertThat(told(again)).isEqualTo(told(first));
            var state = instance.state();
            assertThat(state.lastReplay().purpose()).isEqualTo(Purpose.REPUBLISH);
            assertThat(state.lastReplay().position()).isEqualTo(15);
            assertThat(state.status()).isEqualTo(Status.RUNNING);
            assertThat(state.lag()).isZero();
        });
    }

    @Test
    void a_range_is_named_by_positions_or_times() {
        service.run(instance -> {
            service.happened(1, 4);
            await().until(() -> Instant.now().isAfter(instance.at(4).plusMillis(1)));
            for (var sequence = 4; sequence < 8; sequence++)
                service.append(0, sequence).join();

            instance.republish(new ReplayFrom.Position(2), new ReplayFrom.Position(3), service.another);
            instance.awaitDone();
            assertThat(service.onTopic(service.another, 2).stream().map(RepublishFixture::sequence))
                    .containsExactly(1L, 2L);

            var then = instance.at(5);
            instance.republish(new ReplayFrom.Time(then), null, service.another);
            instance.awaitDone();
            assertThat(service.onTopic(service.another, 6).stream().map(RepublishFixture::sequence))
                    .containsExactly(1L, 2L, 4L, 5L, 6L, 7L);

            instance.republish(START, new ReplayFrom.Time(then), service.another);
            instance.awaitDone();
            assertThat(service.onTopic(service.another, 10).stream().map(RepublishFixture::sequence))
                    .endsWith(0L, 1L, 2L, 3L);
        });
    }

    /** On the same topic, too: what is new of a key stands in its order, and so does what comes again. */
    @Test
    void what_happens_meanwhile_is_published_beside_it_in_its_order() {
        service.run(
                instance -> {
                    service.happened(10, 30);
                    instance.republish(START, null, null);
                    var live = 0;
                    while (instance.state().status() == Status.REPLAYING || live < 20) {
                        for (var key = 0; key < 10; key++)
                            service.append(key, 30 + live).join();
                        live++;
                    }
                    instance.awaitDone();

                    var all = service.onTopic(RepublishFixture.OWN, 600 + live * 10);
                    for (var key = 0; key < 10; key++) {
                        assertThat(sequences(all, service.key(key), false)).isEqualTo(upTo(30 + live));
                        assertThat(sequences(all, service.key(key), true)).isEqualTo(upTo(30));
                    }
                    assertThat(all.stream()
                                    .filter(message -> message.key().equals(service.key(0)))
                                    .dropWhile(message -> !RepublishFixture.isReplayed(message)))
                            .as("side by side, not one after the other")
                            .anyMatch(message -> !RepublishFixture.isReplayed(message));
                },
                "handoff.republish.rate=1000");
    }

    @Test
    void after_a_kill_another_instance_goes_on_where_it_was() throws Exception {
        service.run(instance -> service.happened(10, 40));
        var victim = startVictim();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> service.position() >= 100 || !victim.isAlive());
            assertThat(victim.isAlive()).isTrue();
        } finally {
            victim.destroyForcibly().waitFor();
        }
        var reached = service.position();
        assertThat(reached).isBetween(100L, 399L);

        service.run(instance -> {
            instance.awaitDone();
            var all = service.onTopic(service.another, 400);
            assertThat(all)
                    .as("the batch that was under way comes twice at most")
                    .hasSizeLessThanOrEqualTo(405);
            for (var key = 0; key < 10; key++) {
                assertThat(withoutSeen(sequences(all, service.key(key), true))).isEqualTo(upTo(40));
            }
        });
    }

    @Test
    void it_is_no_faster_than_it_may_be_and_tells_how_long_it_takes() {
        service.run(
                instance -> {
                    service.happened(1, 150);
                    var began = System.nanoTime();
                    instance.republish(START, null, service.another);
                    await().until(() -> instance.state().secondsLeft() != null);
                    assertThat(instance.state()).satisfies(state -> {
                        assertThat(state.status()).isEqualTo(Status.REPLAYING);
                        assertThat(state.head()).isEqualTo(150);
                        assertThat(state.eventsPerSecond()).isPositive();
                        assertThat(state.progress()).isBetween(0.0, 1.0);
                    });
                    instance.awaitDone();
                    assertThat(System.nanoTime() - began).isGreaterThan(2_900_000_000L);
                },
                "handoff.republish.rate=50");
    }

    @Test
    void it_stands_still_goes_on_or_is_cancelled() {
        service.run(
                instance -> {
                    service.happened(1, 200);
                    instance.republish(START, null, service.another);
                    await().until(() -> instance.state().position() > 0);
                    assertThatThrownBy(() -> instance.republish(START, null, service.another))
                            .isInstanceOf(AlreadyRepublishing.class);
                    instance.projection().pause("ada");
                    assertThat(instance.state().status()).isEqualTo(Status.PAUSED);
                    assertThat(instance.state().secondsLeft()).isNull();
                    var here = instance.state().position();
                    await().during(Duration.ofMillis(500))
                            .until(() -> instance.state().position() == here);

                    instance.projection().resume();
                    await().until(() -> instance.state().position() > here);
                    instance.projection().cancel();
                    await().until(() -> service.replay().isEmpty());
                    assertThatThrownBy(() -> instance.projection().pause("ada")).isInstanceOf(NotPausable.class);
                    assertThatThrownBy(() -> instance.projection().replay(START, "ada"))
                            .isInstanceOf(NotReplayable.class);

                    instance.republish(new ReplayFrom.Position(200), null, service.another);
                    instance.awaitDone();
                    assertThat(instance.state().lastReplay().position()).isEqualTo(200);
                },
                "handoff.republish.rate=50");
    }

    /** Else a subscriber would hear of an event before those that the publisher still has to tell. */
    @Test
    void it_is_never_ahead_of_the_publisher() {
        service.run(instance -> {
            service.happened(1, 5);
            await().until(() -> instance.published() == 5);
            instance.publisher().pause("ada");
            for (var sequence = 5; sequence < 10; sequence++)
                service.append(0, sequence).join();
            instance.republish(START, null, null);
            await().until(() -> instance.state().position() == 5);
            await().during(Duration.ofSeconds(1)).until(() -> instance.state().position() == 5);

            instance.publisher().resume();
            instance.awaitDone();
            var all = service.onTopic(RepublishFixture.OWN, 20);
            assertThat(withoutSeen(all.stream().map(RepublishFixture::sequence).toList()))
                    .isEqualTo(upTo(10));
        });
    }

    @Test
    void what_makes_no_sense_is_refused() {
        service.run(instance -> {
            service.happened(1, 3);
            assertThatThrownBy(() -> instance.republish(START, null, "handoff.nowhere"))
                    .isInstanceOf(UnknownTopic.class);
            assertThatThrownBy(() -> instance.republish(START, null, "no topic"))
                    .isInstanceOf(UnknownTopic.class);
            assertThatThrownBy(() -> instance.republish(START, null, "handoff.contacts"))
                    .isInstanceOf(InvalidRequest.class)
                    .hasMessageContaining("another service");
            assertThatThrownBy(() -> instance.republish(new ReplayFrom.Position(5), null, null))
                    .isInstanceOf(InvalidRequest.class)
                    .hasMessage("from is after the last event, 3.");
            assertThatThrownBy(() -> instance.republish(START, START, null)).isInstanceOf(InvalidRequest.class);
            assertThat(service.replay()).isEmpty();
        });
        service.runWithoutKafka(instance -> assertThatThrownBy(() -> instance.republish(START, null, service.another))
                .isInstanceOf(Unavailable.class));
    }

    @Test
    void what_Kafka_refuses_fails_and_can_be_resumed() {
        service.run(instance -> {
            service.happened(1, 3);
            RepublishFixture.limitMessages(service.another, 1);
            instance.republish(START, null, service.another);
            await().atMost(Duration.ofSeconds(30)).until(() -> instance.state().status() == Status.FAILED);
            assertThat(instance.state().error()).contains("larger than the max message size");
            assertThat(instance.state().position()).isZero();

            RepublishFixture.limitMessages(service.another, 1_000_000);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                instance.projection().resume();
                return instance.isDone();
            });
            assertThat(service.onTopic(service.another, 3).stream().map(RepublishFixture::sequence))
                    .containsExactly(0L, 1L, 2L);
        });
    }

    private Process startVictim() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        service.url,
                        KafkaForTests.bootstrapServers(),
                        service.another)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A process to be killed: an instance that is slow. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] args) throws Exception {
            RepublishFixture.service(args[0], args[1], "handoff.republish.rate=50")
                    .run(context -> {
                        new Instance(context).republish(START, null, args[2]);
                        Thread.currentThread().join();
                    });
        }
    }

    /** All there is of each but that it comes again, by key and sequence. */
    private static List<String> told(List<ConsumerRecord<String, byte[]>> messages) {
        return messages.stream()
                .map(message -> {
                    var headers = new TreeMap<>(RepublishFixture.headers(message));
                    headers.remove(CloudEventHeaders.REPLAYED);
                    assertThat(headers).containsOnlyKeys(CloudEventHeaders.NAMES);
                    var value = new String(message.value(), StandardCharsets.UTF_8);
                    return message.key() + " " + headers + " " + message.timestamp() + " " + value;
                })
                .sorted()
                .toList();
    }

    private static List<Long> sequences(List<ConsumerRecord<String, byte[]>> messages, String key, boolean replayed) {
        return messages.stream()
                .filter(message -> message.key().equals(key) && RepublishFixture.isReplayed(message) == replayed)
                .map(RepublishFixture::sequence)
                .toList();
    }

    private static List<Long> withoutSeen(List<Long> sequences) {
        var kept = new ArrayList<Long>();
        for (var sequence : sequences) {
            if (kept.isEmpty() || sequence > kept.getLast()) kept.add(sequence);
        }
        return kept;
    }

    private static List<Long> upTo(int end) {
        return IntStream.range(0, end).mapToObj(n -> (long) n).toList();
    }
}

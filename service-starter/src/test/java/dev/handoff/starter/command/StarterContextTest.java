package dev.handoff.starter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.starter.SampleService;
import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.problem.StaleVersion;
import dev.handoff.starter.publish.EventStoreEndpoint;
import dev.handoff.starter.store.EventLog;
import dev.handoff.starter.store.SampleCounter;
import dev.handoff.starter.store.SampleCounter.Begin;
import dev.handoff.starter.store.SampleCounter.Count;
import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.testing.PostgresForTests;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.updates.UpdateChecker;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The starter as a service has it, on a real database; Kafka is away, which stops no command. */
class StarterContextTest {

    private final String url = PostgresForTests.newDatabase();

    private final ApplicationContextRunner service = SampleService.on(url, "localhost:1");

    @Test
    void every_part_of_axon_that_keeps_something_is_ours_or_on_the_database() {
        service.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(EventStorageEngine.class).getClass().getName())
                    .isEqualTo("dev.handoff.starter.store.PostgresEventStorageEngine");
            assertThat(context.getBean(TokenStore.class)).isInstanceOf(JdbcTokenStore.class);
            assertThat(context.getBean(Configuration.class).eventStore()).isSameAs(context.getBean(EventStore.class));
            assertThat(IdentifierFactory.getInstance()).isInstanceOf(Ids.class);
        });
    }

    @Test
    void nothing_calls_home() {
        service.run(context -> assertThat(context.getBean(Configuration.class).getComponent(UpdateChecker.class))
                .isNull());
    }

    @Test
    void a_replay_token_is_read_back_from_the_token_store() {
        service.run(context -> {
            var serializer = context.getBean(Serializer.class);
            var token = ReplayToken.createReplayToken(
                    new GlobalSequenceTrackingToken(42), new GlobalSequenceTrackingToken(7));

            TrackingToken read = serializer.deserialize(serializer.serialize(token, byte[].class));

            assertThat(read).isEqualTo(token);
        });
    }

    @Test
    void a_command_is_durable_with_its_actor_and_request_when_it_is_answered() {
        service.run(context -> {
            var commands = context.getBean(Commands.class);

            new Origin("anna", "request-1").call(() -> {
                commands.send(new Begin("a"));
                return null;
            });

            assertThat(context.getBean(EventLog.class).readAggregate("a"))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.actor()).isEqualTo("anna");
                        assertThat(event.correlationId()).isEqualTo("request-1");
                        assertThat(event.type()).isEqualTo("test.counted.v1");
                        assertThat(event.at()).isEqualTo(event.at().truncatedTo(ChronoUnit.MILLIS));
                    });
        });
    }

    @Test
    void refusals_come_as_they_are() {
        service.run(context -> {
            var commands = context.getBean(Commands.class);
            commands.send(new Begin("a"));

            assertThatThrownBy(() -> commands.send(new Begin("a"))).isInstanceOf(AlreadyExists.class);
            assertThatThrownBy(() -> commands.send(new Count("nobody", ExpectedVersion.ANY)))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("counter nobody");
            assertThatThrownBy(() -> commands.send(new Count("a", ExpectedVersion.of(5))))
                    .isInstanceOf(StaleVersion.class);
            for (int n = 0; n < 3; n++) commands.send(new Count("a", ExpectedVersion.of(n)));
            assertThatThrownBy(() -> commands.send(new Count("a", ExpectedVersion.ANY)))
                    .isInstanceOf(SampleCounter.Finished.class);
        });
    }

    @Test
    void commands_for_one_aggregate_on_two_instances_meet_in_the_store() {
        service.run(one -> service.run(other -> {
            one.getBean(Commands.class).send(new Begin("a"));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var attempts = IntStream.range(0, 40)
                        .mapToObj(n -> threads.submit(() -> (n % 2 == 0 ? one : other)
                                .getBean(Commands.class)
                                .send(count())))
                        .toList();

                assertThat(attempts.stream().filter(attempt -> {
                            try {
                                attempt.get();
                                return true;
                            } catch (Exception e) {
                                assertThat(e).hasCauseInstanceOf(SampleCounter.Finished.class);
                                return false;
                            }
                        }))
                        .hasSize(3);
            }
            assertThat(one.getBean(EventLog.class).readAggregate("a"))
                    .extracting(StoredEvent::sequence)
                    .containsExactly(0L, 1L, 2L, 3L);
        }));
    }

    @Test
    void what_another_instance_stored_counts_though_this_one_remembers_less() {
        service.run(one -> service.run(other -> {
            one.getBean(Commands.class).send(new Begin("a"));
            other.getBean(Commands.class).send(count());
            one.getBean(Commands.class).send(new Count("a", ExpectedVersion.of(1)));
            other.getBean(Commands.class).send(count());

            assertThatThrownBy(() -> one.getBean(Commands.class).send(count()))
                    .isInstanceOf(SampleCounter.Finished.class);
        }));
    }

    @Test
    void while_kafka_is_away_commands_go_on_and_the_endpoint_tells_what_is_not_published() {
        service.run(context -> {
            context.getBean(Commands.class).send(new Begin("a"));

            assertThat(context.getBean(EventStoreEndpoint.class).progress())
                    .isEqualTo(new EventStoreEndpoint.Progress(1, 0));
        });
    }

    private static Count count() {
        return new Count("a", ExpectedVersion.ANY);
    }
}

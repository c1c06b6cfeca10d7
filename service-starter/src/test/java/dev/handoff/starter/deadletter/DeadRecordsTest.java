package dev.handoff.starter.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.events.contact.ContactEvent.Deleted;
import dev.handoff.starter.deadletter.DeadLetter.Status;
import dev.handoff.starter.deadletter.DeadLetterList.Queue;
import dev.handoff.starter.testing.EventsForTests;
import dev.handoff.starter.testing.KafkaForTests;
import dev.handoff.starter.testing.PostgresForTests;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Records of one partition that cannot be handled, on a real broker and database. */
class DeadRecordsTest {

    private static final String SHA_256_OF_LONG = "9059f56ae1a43c03acfc3f00577cc09414be7d140ab19103446db756914dfdf1";

    private final String topic = "dead-" + UUID.randomUUID();
    private final String database = PostgresForTests.newDatabase();
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(database));
    private final DeadLetterList letters = new DeadLetterList(jdbc);
    private EventsForTests events;
    private ConfigurableApplicationContext service;

    @BeforeEach
    void start() {
        KafkaForTests.createTopics(1, topic);
        events = new EventsForTests(topic);
        service = Consuming.start(database, topic);
        jdbc.sql("""
                create table heard (
                    number bigint generated always as identity, subject text, sequence bigint,
                    primary key (subject, sequence))""").update();
    }

    @AfterEach
    void stop() {
        service.close();
        events.close();
    }

    @Test
    void one_that_cannot_be_handled_waits_with_those_behind_it_and_all_others_go_on() throws Exception {
        jdbc.sql("alter table heard add constraint no_luck check (subject <> 'bad' or sequence <> 1)")
                .update();
        publish("good", 0);
        publish("bad", 0, 1, 2);
        publish("good", 1);
        publish("bad", 3);
        awaitHeard("good", 0, 1);
        await().until(() -> waiting().equals(List.of("bad 1 failed", "bad 2 waiting", "bad 3 waiting")));
        assertThat(heard("bad")).containsExactly(0L);
        assertThat(all().getFirst().cause()).contains("no_luck").doesNotContain("\n");

        service.close();
        publish("bad", 4);
        publish("good", 2);
        service = Consuming.start(database, topic);
        awaitHeard("good", 0, 1, 2);

        var again = retry("bad");
        assertThat(again.handled()).isZero();
        assertThat(again.waiting()).isEqualTo(4);
        assertThat(again.failed())
                .singleElement()
                .satisfies(one -> assertThat(one.cause()).contains("no_luck"));
        assertThat(all().getFirst().attempts()).isEqualTo(2);

        jdbc.sql("alter table heard drop constraint no_luck").update();
        assertThat(retry("bad")).isEqualTo(new Retrying.Outcome(4, 0, List.of()));
        assertThat(heard("bad")).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(all()).isEmpty();
        publish("bad", 5);
        awaitHeard("bad", 0, 1, 2, 3, 4, 5);
    }

    @Test
    void whatever_the_bytes_are_they_wait_as_they_came() throws Exception {
        send("k", null, Map.of());
        send("k", "{".getBytes(StandardCharsets.UTF_8), Map.of("ce_type", new byte[] {0, -1, 'x'}));
        send(null, new byte[] {0, 1, 2}, Map.of("\0", new byte[0]));
        sendKey(new byte[] {-1, 0}, new byte[0], Map.of());
        send("long".repeat(10_000), new byte[0], Map.of());
        events.publishRubbish("half", Deleted.class);
        publish("good", 0);

        awaitHeard("good", 0);
        assertThat(all())
                .extracting(DeadLetter::key)
                .containsExactly("k", "k", topic + "-0@2", "0xff00", "sha-256 " + SHA_256_OF_LONG, "half");
        assertThat(all())
                .extracting(DeadLetter::cause)
                .containsExactly(
                        "no header ce_type",
                        null,
                        "no header ce_type",
                        "no header ce_type",
                        "no header ce_type",
                        "no JSON of handoff.contact.deleted.v1");
        assertThat(jdbc.sql("select record_value from dead_letters order by number")
                        .query((row, _) -> row.getBytes(1))
                        .list())
                .usingElementComparator(Arrays::compare)
                .startsWith(null, "{".getBytes(StandardCharsets.UTF_8), new byte[] {0, 1, 2}, new byte[0]);
        assertThat(service.getBean(Retrying.class)
                        .retry(letters.queues(), "ada")
                        .failed())
                .hasSize(5);
        assertThat(all()).hasSize(6);
    }

    @Test
    void a_discarded_one_never_comes_back_and_lets_those_behind_it_go() throws Exception {
        events.publishRubbish("k", Deleted.class);
        publish("k", 1, 2);
        await().until(() -> all().size() == 3);

        var discarded = service.getBean(Retrying.class).discard(all().getFirst(), "sent by mistake", "ada");

        assertThat(discarded)
                .isEqualTo(new Retrying.Discarded(2, all().getFirst().id()));
        assertThat(heard("k")).isEmpty();
        assertThat(retry("k").handled()).isEqualTo(2);
        assertThat(heard("k")).containsExactly(1L, 2L);
        assertThat(jdbc.sql("select discard_reason || discarded_by || (record_value is null) from dead_letters")
                        .query(String.class)
                        .single())
                .isEqualTo("sent by mistakeadatrue");

        service.close();
        deliverAllAgain();
        service = Consuming.start(database, topic);
        publish("k", 3);
        awaitHeard("k", 1, 2, 3);
        assertThat(all()).isEmpty();
    }

    @Test
    void what_is_delivered_again_neither_waits_twice_nor_overtakes() throws Exception {
        jdbc.sql("alter table heard add constraint no_luck check (subject <> 'bad' or sequence <> 1)")
                .update();
        publish("bad", 0, 1, 2);
        await().until(() -> all().size() == 2);
        service.close();
        deliverAllAgain();
        service = Consuming.start(database, topic);
        publish("good", 0);
        awaitHeard("good", 0);
        assertThat(waiting()).containsExactly("bad 1 failed", "bad 2 waiting");
        assertThat(heard("bad")).containsExactly(0L);
    }

    @Test
    void nobody_overtakes_while_letters_are_taken_up() throws Exception {
        jdbc.sql("alter table heard add constraint no_luck check (subject <> 'bad' or sequence <> 0)")
                .update();
        publish("bad", 0);
        await().until(() -> all().size() == 1);
        jdbc.sql("alter table heard drop constraint no_luck").update();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var publishing = threads.submit(
                    () -> publish("bad", LongStream.rangeClosed(1, 300).toArray()));
            while (!publishing.isDone()) retry("bad");
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            retry("bad");
            return heard("bad").size() == 301;
        });
        assertThat(heard("bad")).isSorted();
        assertThat(all()).isEmpty();
    }

    @Test
    void for_a_cause_that_passes_nothing_is_set_aside() {
        jdbc.sql("alter table heard rename to away").update();
        publish("good", 0);
        assertNothingIsSetAside();
        jdbc.sql("alter table away rename to heard").update();
        awaitHeard("good", 0);

        jdbc.sql("""
                create function conflict() returns trigger language plpgsql as $$
                begin raise exception 'again' using errcode = 'serialization_failure'; end $$""").update();
        jdbc.sql("create trigger conflict before insert on heard execute function conflict()")
                .update();
        publish("good", 1);
        assertNothingIsSetAside();
        jdbc.sql("drop trigger conflict on heard").update();
        awaitHeard("good", 0, 1);
    }

    private void assertNothingIsSetAside() {
        await().during(Duration.ofSeconds(1)).until(() -> all().isEmpty());
    }

    private void deliverAllAgain() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", KafkaForTests.bootstrapServers()))) {
            admin.deleteConsumerGroups(List.of(topic)).all().get();
        }
    }

    private void publish(String subject, long... sequences) {
        for (var sequence : sequences) events.publish(subject, sequence, Instant.EPOCH, new Deleted(subject));
    }

    private void send(String key, byte[] value, Map<String, byte[]> headers) throws Exception {
        sendKey(key == null ? null : key.getBytes(StandardCharsets.UTF_8), value, headers);
    }

    private void sendKey(byte[] key, byte[] value, Map<String, byte[]> headers) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, KafkaForTests.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var message = new ProducerRecord<>(topic, key, value);
            headers.forEach((name, bytes) -> message.headers().add(name, bytes));
            producer.send(message).get();
        }
    }

    private Retrying.Outcome retry(String key) throws Exception {
        return service.getBean(Retrying.class).retry(List.of(new Queue(Consuming.SOURCE, key)), "ada");
    }

    private List<DeadLetter> all() {
        return letters.page(Cursor.START, new Limit(200)).items();
    }

    /** Key, sequence and status of each. */
    private List<String> waiting() {
        return all().stream()
                .map(letter -> letter.key() + " "
                        + letters.find(letter.id()).orElseThrow().headers().get("ce_sequence")
                        + (letter.status() == Status.FAILED ? " failed" : " waiting"))
                .toList();
    }

    private List<Long> heard(String subject) {
        return jdbc.sql("select sequence from heard where subject = ? order by number")
                .param(subject)
                .query(Long.class)
                .list();
    }

    private void awaitHeard(String subject, long... sequences) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        heard(subject).equals(LongStream.of(sequences).boxed().toList()));
    }
}

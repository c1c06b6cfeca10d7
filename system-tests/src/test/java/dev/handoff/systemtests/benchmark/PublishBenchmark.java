package dev.handoff.systemtests.benchmark;

import dev.handoff.systemtests.benchmark.Figure.Wanted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Recorder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * From an event to its record in the hands of a consumer, against a record that is produced and consumed. The time of an
 * event is that of its decision, a moment before its commit: the figure is a little more than what it is called.
 */
final class PublishBenchmark {

    private static final int PER_SECOND = 100;
    private static final int PARTITIONS = 12;
    private static final String TOPIC = "handoff.conversations";
    private static final String LIMIT_TOPIC = "benchmark.limit";
    private static final String TIME = "ce_time";
    private static final String VALUE = "x".repeat(400);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(20);

    private PublishBenchmark() {}

    static Report run(MeasuredStack stack, Scope scope) throws Exception {
        return measure(stack, scope, PER_SECOND);
    }

    static Report measure(MeasuredStack stack, Scope scope, int perSecond) throws Exception {
        var published = new ArrayList<Round>();
        var produced = new ArrayList<Round>();
        var refused = new ArrayList<Double>();
        var pace = new Pace(perSecond);
        var kafka = stack.stack().kafka();
        makeTopic(kafka);
        Pace.Step escalate = _ -> stack.escalateInTheEnd(stack.nextNumber());
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka, "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            Pace.Step produce = _ -> producer.send(record(stack.nextNumber()));
            consumed(kafka, TOPIC, pace, scope.duration(), escalate);
            consumed(kafka, LIMIT_TOPIC, pace, scope.duration(), produce);
            stack.takeRefusals();
            for (var round = 0; round < scope.rounds(); round++) {
                published.add(consumed(kafka, TOPIC, pace, scope.duration(), escalate));
                refused.add(stack.takeRefusals());
                produced.add(consumed(kafka, LIMIT_TOPIC, pace, scope.duration(), produce));
            }
        }
        return new Report(
                "publish",
                perSecond
                        + " escalations/s, from the event to a Kafka consumer; limit: produce with acks=all, and consume",
                List.of(
                        Figure.of("publish p50", "ms", published, produced, round -> round.millis(50)),
                        Figure.of(
                                "publish p99", "ms", published, produced, round -> round.millis(99), Wanted.atMost(50)),
                        Figure.of("publish longest", "ms", published, produced, round -> round.millis(100)),
                        Figure.of("refused", "answers", refused, Wanted.atMost(0))));
    }

    private static void makeTopic(String kafka) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            if (!admin.listTopics().names().get().contains(LIMIT_TOPIC))
                admin.createTopics(List.of(new NewTopic(LIMIT_TOPIC, Optional.of(PARTITIONS), Optional.empty())))
                        .all()
                        .get();
        }
    }

    private static ProducerRecord<String, String> record(int number) {
        var record = new ProducerRecord<>(LIMIT_TOPIC, MeasuredStack.id(number), VALUE);
        record.headers().add(TIME, Instant.now().toString().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** The age of each record when it is consumed; each step makes one. */
    private static Round consumed(String kafka, String topic, Pace pace, Duration duration, Pace.Step step)
            throws Exception {
        var recorder = new Recorder(Pace.LONGEST_NANOS, 3);
        var seen = new AtomicInteger();
        var made = new AtomicInteger();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new StringDeserializer(),
                new StringDeserializer())) {
            seekToEnd(consumer, topic);
            var reader = Thread.ofPlatform().start(() -> read(consumer, recorder, seen));
            try {
                pace.keep(duration, due -> {
                    step.take(due);
                    made.incrementAndGet();
                });
                await(seen, made.get());
            } finally {
                consumer.wakeup();
                reader.join();
            }
        }
        return new Round(pace.perSecond(), recorder.getIntervalHistogram());
    }

    private static void seekToEnd(KafkaConsumer<?, ?> consumer, String topic) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    private static void read(KafkaConsumer<String, String> consumer, Recorder recorder, AtomicInteger seen) {
        try {
            while (true) {
                for (var record : consumer.poll(PATIENCE)) {
                    var nanos = ChronoUnit.NANOS.between(time(record), Instant.now());
                    recorder.recordValue(Math.clamp(nanos, 0, Pace.LONGEST_NANOS));
                    seen.incrementAndGet();
                }
            }
        } catch (WakeupException _) {
            // all have been seen
        }
    }

    private static Instant time(ConsumerRecord<?, ?> record) {
        return Instant.parse(new String(record.headers().lastHeader(TIME).value(), StandardCharsets.UTF_8));
    }

    private static void await(AtomicInteger seen, int made) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (seen.get() < made) {
            if (System.nanoTime() - until > 0)
                throw new IllegalStateException("of %d records %d were consumed".formatted(made, seen.get()));
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}

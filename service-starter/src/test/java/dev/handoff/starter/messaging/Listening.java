package dev.handoff.starter.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;

/** A service that listens to a topic, by single records and by batches, with nothing but the starter's settings. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({KafkaAutoConfiguration.class, MessagingAutoConfiguration.class})
class Listening {

    /** What a record with this text is refused with, again and again until it was tried so often. */
    static final int FAILURES = 5;

    static final String FAILING = "fails";

    private final List<String> singles = new CopyOnWriteArrayList<>();
    private final List<String> batches = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<String, AtomicInteger> failures = new ConcurrentHashMap<>();

    static ConfigurableApplicationContext start(String kafka, String topic, String... settings) {
        var usual = Stream.of("spring.kafka.bootstrap-servers=" + kafka, "topic=" + topic);
        return new SpringApplicationBuilder(Listening.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(usual, Stream.of(settings)).map("--"::concat).toArray(String[]::new));
    }

    /** For a process of its own: says {@code received TEXT} of each record. */
    public static void main(String[] args) {
        start(args[0], args[1]);
    }

    @Bean
    MeterRegistry metrics() {
        return new SimpleMeterRegistry();
    }

    @KafkaListener(topics = "${topic}", groupId = "${topic}-singles", concurrency = "2")
    void on(ConsumerRecord<byte[], byte[]> message) {
        refuseForAWhile("single", text(message));
        singles.add(text(message));
        System.out.println("received " + text(message));
    }

    @KafkaListener(topics = "${topic}", groupId = "${topic}-batches", batch = "true")
    void on(List<ConsumerRecord<byte[], byte[]>> messages) {
        messages.forEach(message -> refuseForAWhile("batch", text(message)));
        messages.forEach(message -> batches.add(text(message)));
    }

    List<String> singles() {
        return singles;
    }

    List<String> batches() {
        return batches;
    }

    private void refuseForAWhile(String listener, String text) {
        if (!Objects.equals(text, FAILING)) return;
        var count = failures.computeIfAbsent(listener, _ -> new AtomicInteger());
        if (count.incrementAndGet() > FAILURES) return;
        throw new IllegalStateException(
                "for a " + listener,
                new IllegalArgumentException("duplicate key\n  Detail: (email)=(vera@example.org) exists"));
    }

    private static String text(ConsumerRecord<byte[], byte[]> message) {
        return new String(message.value(), StandardCharsets.UTF_8);
    }
}

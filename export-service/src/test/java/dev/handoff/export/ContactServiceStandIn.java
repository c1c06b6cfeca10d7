package dev.handoff.export;

import com.sun.net.httpserver.HttpServer;
import dev.handoff.events.CloudEventHeaders;
import dev.handoff.events.EventTypes;
import dev.handoff.events.Topics;
import dev.handoff.events.contact.ContactEvent;
import dev.handoff.starter.store.EventJson;
import dev.handoff.starter.testing.KafkaForTests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What export-service meets of contact-service: events on the real topic, and an answer to how far it is. */
final class ContactServiceStandIn implements AutoCloseable {

    private static final EventJson JSON = new EventJson(EventTypes.published());

    private final HttpServer http;
    private final KafkaProducer<String, byte[]> kafka;
    private final AtomicLong head = new AtomicLong();
    private final AtomicLong published = new AtomicLong();

    ContactServiceStandIn() throws IOException {
        KafkaForTests.createTopics(3, Topics.CONTACTS);
        kafka = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, KafkaForTests.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/actuator/eventstore", exchange -> {
            var body = "{\"head\":%d,\"published\":%d}".formatted(head.get(), published.get());
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.spring-boot.actuator.v3+json");
            exchange.sendResponseHeaders(200, body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        http.start();
    }

    String managementUrl() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    /** It has answered a change that it has not published yet. */
    void answers() {
        head.incrementAndGet();
    }

    /** An event goes to the topic, and is told to be there. */
    void publishes(long sequence, ContactEvent event) {
        send(event.contactId(), EventTypes.nameOf(event.getClass()), sequence, JSON.write(event));
        published.set(head.get());
    }

    /** Something goes to the topic that nobody can read. */
    void publishesRubbish(String key) {
        send(key, "handoff.contact.created.v1", 0, "rubbish".getBytes(StandardCharsets.UTF_8));
    }

    /** It does not answer any more. */
    void goesAway() {
        http.stop(0);
    }

    /** When the event of a sequence happens. */
    static Instant at(long sequence) {
        return Instant.parse("2026-03-01T09:30:00.000Z").plusSeconds(sequence);
    }

    private void send(String contactId, String type, long sequence, byte[] json) {
        var message = new ProducerRecord<>(Topics.CONTACTS, contactId, json);
        header(message, CloudEventHeaders.TYPE, type);
        header(message, CloudEventHeaders.SUBJECT, contactId);
        header(message, CloudEventHeaders.SEQUENCE, Long.toString(sequence));
        header(message, CloudEventHeaders.TIME, at(sequence).toString());
        try {
            kafka.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<?, ?> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        kafka.close();
        http.stop(0);
    }
}

package dev.handoff.export;

import com.sun.net.httpserver.HttpServer;
import dev.handoff.events.Topics;
import dev.handoff.events.contact.ContactEvent;
import dev.handoff.starter.testing.EventsForTests;
import dev.handoff.starter.testing.KafkaForTests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** What export-service meets of contact-service: events on the real topic, and an answer to how far it is. */
final class ContactServiceStandIn implements AutoCloseable {

    private final HttpServer http;
    private final EventsForTests events = new EventsForTests(Topics.CONTACTS);
    private final AtomicLong head = new AtomicLong();
    private final AtomicLong published = new AtomicLong();

    ContactServiceStandIn() throws IOException {
        KafkaForTests.createTopics(3, Topics.CONTACTS);
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
        events.publish(event.contactId(), sequence, at(sequence), event);
        published.set(head.get());
    }

    /** Something goes to the topic that nobody can read. */
    void publishesRubbish(String key) {
        events.publishRubbish(key, ContactEvent.Created.class);
    }

    /** It does not answer any more. */
    void goesAway() {
        http.stop(0);
    }

    /** When the event of a sequence happens. */
    static Instant at(long sequence) {
        return Instant.parse("2026-03-01T09:30:00.000Z").plusSeconds(sequence);
    }

    @Override
    public void close() {
        events.close();
        http.stop(0);
        KafkaForTests.deleteTopics(Topics.CONTACTS);
    }
}

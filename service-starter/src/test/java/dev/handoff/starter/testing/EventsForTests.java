package dev.handoff.starter.testing;

import dev.handoff.events.CloudEventHeaders;
import dev.handoff.events.EventTypes;
import dev.handoff.starter.command.Ids;
import dev.handoff.starter.json.MillisecondInstants;
import dev.handoff.starter.store.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes events to a topic in the place of the service whose topic it is. Returns when Kafka has them. */
public final class EventsForTests implements AutoCloseable {

    /** Who did it all, and by which request. */
    public static final String ACTOR = "bot-platform";

    public static final String CORRELATION_ID = "request-1";

    private final EventJson json = new EventJson(EventTypes.published());
    private final String topic;
    private final KafkaProducer<String, byte[]> producer;

    public EventsForTests(String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, KafkaForTests.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public void publish(String subject, long sequence, Instant at, Object event) {
        publish(subject, sequence, at, EventTypes.nameOf(event.getClass()), json.write(event));
    }

    /** A record that says it is an event and cannot be read as one. */
    public void publishRubbish(String subject, Class<?> type) {
        publish(subject, 0, Instant.EPOCH, EventTypes.nameOf(type), "{\"half".getBytes(StandardCharsets.UTF_8));
    }

    private void publish(String subject, long sequence, Instant at, String type, byte[] value) {
        var message = new ProducerRecord<>(topic, subject, value);
        Map.of(
                        CloudEventHeaders.ID, Ids.next(),
                        CloudEventHeaders.TYPE, type,
                        CloudEventHeaders.SUBJECT, subject,
                        CloudEventHeaders.SEQUENCE, Long.toString(sequence),
                        CloudEventHeaders.TIME, MillisecondInstants.format(at),
                        CloudEventHeaders.ACTOR, ACTOR,
                        CloudEventHeaders.CORRELATION_ID, CORRELATION_ID)
                .forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}

package dev.handoff.starter.publish;

import dev.handoff.events.Topics;
import dev.handoff.starter.store.EventVocabulary;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.ProducerPostProcessor;

/** Opens connections to Kafka for this service's events. Each has a queue of its own: none waits for another. */
public final class EventSenders {

    private static final Set<String> TOPICS_OF_SERVICES = Set.of(Topics.CONVERSATIONS, Topics.CONTACTS);

    static final Duration FOR_EVER = Duration.ofMillis(Integer.MAX_VALUE);

    private final Map<String, Object> settings;
    private final EventVocabulary vocabulary;
    private final List<ProducerPostProcessor<String, byte[]>> layers;

    /** @param layers put around each producer, the last one outermost */
    EventSenders(
            Map<String, Object> producer,
            EventVocabulary vocabulary,
            List<ProducerPostProcessor<String, byte[]>> layers) {
        this.vocabulary = vocabulary;
        this.layers = layers;
        this.settings = new HashMap<>(producer);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // Whoever sends waits for it. And records that linger would do so until the clock is where it was, if it goes
        // back.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A send that gave up while Kafka is away could let a later event overtake.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    }

    /** The topic that the service publishes to. */
    public String topic() {
        return vocabulary.topic();
    }

    /** Whether another service publishes to a topic. */
    public boolean isOfAnother(String topic) {
        return !topic.equals(vocabulary.topic()) && TOPICS_OF_SERVICES.contains(topic);
    }

    /**
     * @param role what Kafka's logs and quotas call it by, after the service; empty for the publisher
     * @param patience for a topic that Kafka does not know, and for room in the queue; then a send throws
     */
    public EventSender open(String role, Duration patience) {
        var own = new HashMap<>(settings);
        own.put(
                ProducerConfig.CLIENT_ID_CONFIG,
                vocabulary.source().substring(1).replace('/', '-') + role);
        own.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience.toMillis());
        Producer<String, byte[]> producer = new KafkaProducer<>(own);
        for (var layer : layers) producer = layer.apply(producer);
        return new EventSender(producer, vocabulary);
    }
}

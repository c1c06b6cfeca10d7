package dev.handoff.starter.publish;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Which topics there are, without making one by asking. */
public final class KafkaTopics {

    private static final int PATIENCE_MILLIS = 5_000;

    private final Map<String, Object> settings;

    KafkaTopics(Map<String, Object> admin) {
        settings = admin;
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    }

    /** @throws KafkaException if Kafka does not answer within five seconds */
    public boolean exists(String topic) {
        try (var admin = Admin.create(settings)) {
            admin.describeTopics(List.of(topic)).allTopicNames().get();
            return true;
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case UnknownTopicOrPartitionException _, InvalidTopicException _ -> false;
                case KafkaException failure -> throw failure;
                default -> throw new KafkaException(e.getCause());
            };
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}

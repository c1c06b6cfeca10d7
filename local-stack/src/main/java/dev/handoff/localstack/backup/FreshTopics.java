package dev.handoff.localstack.backup;

import dev.handoff.events.Topics;
import dev.handoff.localstack.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes the topics anew and empty, as they are set up: what was on them may be ahead of the stores. The consumers of the
 * services begin anew with them.
 */
final class FreshTopics implements AutoCloseable {

    private static final List<String> NAMES = List.of(Topics.CONVERSATIONS, Topics.CONTACTS);
    private static final List<String> GROUPS = List.of("contact-service", "inbox-service", "handoff-exports");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MS = 200;

    private final Admin kafka;
    private final List<NewTopic> topics = new ArrayList<>();

    /** @throws Refused if the topics cannot be looked at */
    FreshTopics(String bootstrapServers) throws InterruptedException {
        this.kafka = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        try {
            for (var name : NAMES) topics.add(likewise(name));
        } catch (ExecutionException away) {
            kafka.close();
            throw new Refused(
                    "Kafka does not tell of the topics: %s."
                            .formatted(away.getCause().getMessage()),
                    "See ./handoff logs kafka. One that is gone has to be made first, as it was; then restore again.");
        }
    }

    private NewTopic likewise(String name) throws ExecutionException, InterruptedException {
        var partitions = kafka.describeTopics(List.of(name))
                .allTopicNames()
                .get()
                .get(name)
                .partitions();
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        var settings = new HashMap<String, String>();
        for (var setting : kafka.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .entries()) {
            if (setting.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG) settings.put(setting.name(), setting.value());
        }
        var replicas = (short) partitions.getFirst().replicas().size();
        return new NewTopic(name, partitions.size(), replicas).configs(settings);
    }

    /** @throws Refused if a service is still reading */
    void make() throws ExecutionException, InterruptedException {
        forgetGroups();
        kafka.deleteTopics(NAMES).all().get();
        var begun = System.nanoTime();
        for (var topic : topics) {
            while (!isMade(topic)) {
                if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw new Refused(topic.name() + " does not go.", "See ./handoff logs kafka, then restore again.");
                }
                Thread.sleep(POLL_MS);
            }
        }
    }

    /** A broker takes a moment to let go of the old one. */
    private boolean isMade(NewTopic topic) throws ExecutionException, InterruptedException {
        try {
            kafka.createTopics(List.of(topic)).all().get();
            return true;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof TopicExistsException) return false;
            throw failure;
        }
    }

    private void forgetGroups() throws ExecutionException, InterruptedException {
        for (var group : GROUPS) {
            try {
                kafka.deleteConsumerGroups(List.of(group)).all().get();
            } catch (ExecutionException failure) {
                if (failure.getCause() instanceof GroupNotEmptyException) {
                    throw new Refused("Somebody is in the group " + group + ".", "Stop the services first.");
                }
                if (!(failure.getCause() instanceof GroupIdNotFoundException)) throw failure;
            }
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}

package dev.handoff.starter.replay;

import dev.handoff.starter.operations.Projections;
import dev.handoff.starter.publish.EventSenders;
import dev.handoff.starter.publish.KafkaPublisher;
import dev.handoff.starter.publish.KafkaTopics;
import dev.handoff.starter.reaction.Reactions;
import dev.handoff.starter.store.EventLog;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;

/** Publishing stored events again, for each service that publishes. */
@AutoConfiguration(
        after = ReplayAutoConfiguration.class,
        afterName = "dev.handoff.starter.reaction.ReactionAutoConfiguration")
@ConditionalOnBean({EventSenders.class, Replays.class})
@EnableConfigurationProperties(RepublishProperties.class)
class RepublishAutoConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    ReplayWorker republishWorker(
            EventLog log,
            EventSenders senders,
            KafkaTopics topics,
            Reactions reactions,
            DataSource database,
            Replays replays,
            RepublishProperties settings,
            ReplayMetrics metrics) {
        metrics.of(Republish.NAME);
        var published = new Republish(
                log,
                senders,
                topics,
                () -> reactions.position(KafkaPublisher.NAME).orElse(0),
                settings,
                metrics);
        return new ReplayWorker("republish", List.of(published), database, replays);
    }

    @Bean
    RepublishProjection republishProjection(
            Replays replays,
            @Qualifier("republishWorker") ReplayWorker worker,
            EventLog log,
            EventSenders senders,
            KafkaTopics topics) {
        return new RepublishProjection(replays, worker, log, senders, topics);
    }

    @Bean
    Projections republishProjections(RepublishProjection republish) {
        return () -> List.of(republish);
    }
}

package dev.handoff.starter.operations;

import dev.handoff.starter.deadletter.DeadLetters;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The calls for those who run a service that has projections. */
@AutoConfiguration(
        afterName = {
            "dev.handoff.starter.reaction.ReactionAutoConfiguration",
            "dev.handoff.starter.replay.ReplayAutoConfiguration",
            "dev.handoff.starter.replay.RepublishAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(Projections.class)
@ConditionalOnProperty("spring.application.name")
class OperationsAutoConfiguration {

    @Bean
    ProjectionController projectionController(ObjectProvider<Projections> sources, DeadLetters letters) {
        return new ProjectionController(sources.orderedStream().toList(), letters);
    }

    @Bean
    RepublishController republishController(
            Optional<Republisher> republisher, @Value("${spring.application.name}") String service) {
        return new RepublishController(republisher, service);
    }
}

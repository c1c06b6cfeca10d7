package dev.handoff.starter.reaction;

import dev.handoff.starter.command.CommandAutoConfiguration;
import dev.handoff.starter.deadletter.DeadLetterAutoConfiguration;
import dev.handoff.starter.deadletter.DeadLetters;
import dev.handoff.starter.operations.Projections;
import dev.handoff.starter.store.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Streaming processors for the service's {@link Reaction}s, their positions kept in the service's database. */
@AutoConfiguration(after = {CommandAutoConfiguration.class, DeadLetterAutoConfiguration.class})
@ConditionalOnBean(EventStore.class)
public class ReactionAutoConfiguration {

    /** Tokens nest (a replay token holds the one before), which Jackson reads back only for the types allowed here. */
    @Bean
    Serializer tokenSerializer() {
        var tokens = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build();
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> mapper.polymorphicTypeValidator(tokens))
                .build();
    }

    @Bean
    @DependsOnDatabaseInitialization
    TokenStore tokenStore(DataSource database, Serializer tokenSerializer) {
        var schema = TokenSchema.builder()
                .setTokenTable("token_entry")
                .setProcessorNameColumn("processor_name")
                .setTokenTypeColumn("token_type")
                .build();
        return JdbcTokenStore.builder()
                .connectionProvider(
                        new UnitOfWorkAwareConnectionProviderWrapper(new DataSourceConnectionProvider(database)))
                .schema(schema)
                .serializer(tokenSerializer)
                .claimTimeout(Reactions.CLAIMED_FOR)
                .nodeId(ManagementFactory.getRuntimeMXBean().getName())
                .build();
    }

    @Bean
    Reactions reactions(
            List<Reaction> reactions,
            EventStore store,
            EventLog log,
            TokenStore tokens,
            Serializer tokenSerializer,
            JdbcClient jdbc,
            DeadLetters letters,
            MeterRegistry metrics) {
        return new Reactions(
                reactions,
                store,
                log,
                tokens,
                new ReactionPositions(jdbc, tokenSerializer),
                new PausedReactions(jdbc),
                letters,
                metrics);
    }

    @Bean
    Projections reactionProjections(List<Reaction> reactions, Reactions running, EventLog log) {
        var projections = reactions.stream()
                .map(reaction -> new ReactionProjection(reaction.name(), running, log))
                .toList();
        return () -> projections;
    }
}

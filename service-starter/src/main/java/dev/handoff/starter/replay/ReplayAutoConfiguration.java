package dev.handoff.starter.replay;

import dev.handoff.starter.operations.Projections;
import dev.handoff.starter.operations.Rate;
import dev.handoff.starter.store.EventLog;
import dev.handoff.starter.store.StoreHead;
import dev.handoff.starter.store.View;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replays of the service's {@link View}s and other {@link Replayable}s, for each service that has some. */
@AutoConfiguration(afterName = "dev.handoff.starter.store.EventStoreAutoConfiguration")
@ConditionalOnBean({DataSource.class})
@EnableConfigurationProperties(ReplayProperties.class)
class ReplayAutoConfiguration {

    @Bean
    Replays replays(DataSource database) {
        return new Replays(JdbcClient.create(database));
    }

    @Bean
    ReplayMetrics replayMetrics(MeterRegistry metrics) {
        return new ReplayMetrics(metrics);
    }

    @Bean
    @DependsOnDatabaseInitialization
    ReplayWorker replayWorker(
            ObjectProvider<View> views,
            ObjectProvider<Replayable> others,
            ObjectProvider<EventLog> log,
            DataSource database,
            Replays replays,
            ReplayProperties settings,
            ReplayMetrics metrics) {
        var rebuilds = replayables(views, others, log).stream()
                .map(replayable -> new Rebuild(replayable, settings, metrics))
                .toList();
        rebuilds.forEach(rebuild -> metrics.of(rebuild.name()));
        return new ReplayWorker("replays", rebuilds, database, replays);
    }

    @Bean
    Projections replayedProjections(
            ObjectProvider<View> views,
            ObjectProvider<Replayable> others,
            ObjectProvider<EventLog> log,
            ObjectProvider<StoreHead> head,
            Replays replays,
            @Qualifier("replayWorker") ReplayWorker worker) {
        var projections = replayables(views, others, log).stream()
                .map(replayable -> new ReplayedProjection(replayable, replays, worker, rate(replayable, head)))
                .toList();
        return () -> projections;
    }

    /** How fast the live one goes: a view as fast as the store, of others it is seen whenever somebody looks. */
    private static Rate rate(Replayable replayable, ObjectProvider<StoreHead> head) {
        var rate = new Rate();
        if (replayable instanceof ViewReplay) {
            head.ifAvailable(store -> {
                var _ = store.onAdvance(() -> rate.at(store.position()));
            });
        }
        return rate;
    }

    private static List<Replayable> replayables(
            ObjectProvider<View> views, ObjectProvider<Replayable> others, ObjectProvider<EventLog> log) {
        return Stream.concat(
                        views.orderedStream().map(view -> (Replayable) new ViewReplay(view, log.getObject())),
                        others.orderedStream())
                .toList();
    }
}

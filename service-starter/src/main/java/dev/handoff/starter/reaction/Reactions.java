package dev.handoff.starter.reaction;

import dev.handoff.starter.deadletter.DeadLetters;
import dev.handoff.starter.problem.Cause;
import dev.handoff.starter.store.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Runs each {@link Reaction} as an Axon streaming processor with one segment: one instance of the service has it at a
 * time and another takes over where it ended. The store tells of new events, so an idle processor does not poll.
 */
public final class Reactions implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Reactions.class);

    private static final CompletableFuture<Void> ENDED = CompletableFuture.completedFuture(null);

    /** How long whoever runs a reaction is not heard of before another runs it. Only time is lost if it comes back. */
    static final Duration CLAIMED_FOR = Duration.ofSeconds(5);

    private static final long CLAIM_AGAIN_MS = 1_000;

    /** Events between two writings of a position. */
    private static final int BATCH = 256;

    private static final long LOOK_EVERY_SECONDS = 2;

    /** Of one. */
    private static final int SEGMENT = 0;

    /** For what is under way when the service stops. */
    private static final long PATIENCE_SECONDS = 1;

    private final List<Reaction> reactions;
    private final Map<String, PooledStreamingEventProcessor> processors;
    private final ReactionPositions positions;
    private final PausedReactions paused;
    private final List<ReactionLag> lags;
    private final ReentrantLock obeying = new ReentrantLock();
    private final Map<String, CompletableFuture<Void>> pausing = new HashMap<>();
    private final ScheduledExecutorService lagWatch = thread("lag").apply("reactions");
    private volatile boolean running;

    Reactions(
            List<Reaction> reactions,
            EventStore store,
            EventLog log,
            TokenStore tokens,
            ReactionPositions positions,
            PausedReactions paused,
            DeadLetters letters,
            MeterRegistry metrics) {
        this.reactions = reactions;
        this.positions = positions;
        this.paused = paused;
        var failures = new FailureLog(() -> !running);
        this.processors = reactions.stream()
                .map(reaction -> new ReactionInvoker(reaction, letters, log))
                .collect(Collectors.toMap(
                        ReactionInvoker::name, invoker -> processor(invoker, store, tokens, failures)));
        this.lags = reactions.stream()
                .map(reaction -> new ReactionLag(reaction.name(), log, positions, metrics))
                .toList();
    }

    private static PooledStreamingEventProcessor processor(
            ReactionInvoker invoker, EventStore store, TokenStore tokens, FailureLog failures) {
        return PooledStreamingEventProcessor.builder()
                .name(invoker.name())
                .eventHandlerInvoker(invoker)
                .errorHandler(failures)
                .messageSource(store)
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(thread("coordinator"))
                .workerExecutor(thread("worker"))
                .initialToken(source -> source.createTailToken())
                .initialSegmentCount(1)
                .batchSize(BATCH)
                .tokenClaimInterval(CLAIM_AGAIN_MS)
                .claimExtensionThreshold(CLAIM_AGAIN_MS)
                .enableCoordinatorClaimExtension()
                .build();
    }

    private static Function<String, ScheduledExecutorService> thread(String part) {
        return name -> Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name + "-" + part).daemon().factory());
    }

    /** The position up to which a reaction has had everything, on whatever instance it runs; empty before its first. */
    public OptionalLong position(String name) {
        return positions.of(name);
    }

    /** Events in a second, over the last ten. */
    double eventsPerSecond(String name) {
        return lags.stream()
                .filter(lag -> lag.reaction().equals(name))
                .mapToDouble(ReactionLag::eventsPerSecond)
                .sum();
    }

    /** Why it fails, and is tried again, where it runs on this instance. */
    Optional<String> error(String name) {
        return processors.get(name).processingStatus().values().stream()
                .filter(EventTrackerStatus::isErrorState)
                .map(status -> Cause.messageInOneLine(status.getError()))
                .findFirst();
    }

    boolean isPaused(String name) {
        return paused.all().contains(name);
    }

    /** Has it stand still on all instances, also after a restart: here at once, elsewhere within seconds. */
    void pause(String name, String by) {
        paused.add(name, by);
        obey();
    }

    void resume(String name) {
        paused.remove(name);
        obey();
    }

    @Override
    public void start() {
        running = true;
        obey();
        lagWatch.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        obey();
        processors.values().stream().filter(this::fails).forEach(processor -> processor.claimSegment(SEGMENT));
        lags.forEach(ReactionLag::look);
    }

    /** By itself it would be tried again after longer and longer pauses, up to a minute. */
    private boolean fails(PooledStreamingEventProcessor processor) {
        return processor.isRunning()
                && (processor.isError() || error(processor.getName()).isPresent());
    }

    /** Starts and stops what has to be. While the database is away all stay as they are. */
    private void obey() {
        obeying.lock();
        try {
            var still = paused.all();
            processors.values().forEach(processor -> {
                if (still.contains(processor.getName())) pause(processor);
                else if (running) resume(processor);
            });
        } catch (DataAccessException e) {
            LOG.debug("Which reactions are paused is not known", e);
        } finally {
            obeying.unlock();
        }
    }

    private void pause(PooledStreamingEventProcessor processor) {
        if (!processor.isRunning()) return;
        pausing.put(processor.getName(), processor.shutdownAsync());
        LOG.info("Reaction {} is paused", processor.getName());
    }

    /** One that has not ended what it was at, as while Kafka is away, is started when it has. */
    private void resume(PooledStreamingEventProcessor processor) {
        if (processor.isRunning()
                || !pausing.getOrDefault(processor.getName(), ENDED).isDone()) return;
        processor.start();
    }

    /** What is under way may end by itself; only what waits longer, as for a Kafka that is away, is told to stop. */
    @Override
    public void stop() {
        lagWatch.shutdownNow();
        obeying.lock();
        try {
            running = false;
        } finally {
            obeying.unlock();
        }
        var stopped = CompletableFuture.allOf(processors.values().stream()
                .map(PooledStreamingEventProcessor::shutdownAsync)
                .toArray(CompletableFuture[]::new));
        stopped.copy()
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        reactions.forEach(Reaction::stop);
        stopped.join();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

package dev.handoff.starter.replay;

import dev.handoff.starter.operations.Rate;
import dev.handoff.starter.operations.UnknownTopic;
import dev.handoff.starter.publish.EventSender;
import dev.handoff.starter.publish.EventSenders;
import dev.handoff.starter.publish.KafkaTopics;
import dev.handoff.starter.replay.Replay.Range;
import dev.handoff.starter.store.EventLog;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;

/**
 * Sends a range of stored events to Kafka once more, each batch acknowledged before its position is kept: at least once, in
 * order for each key. Beside the publisher, with a connection of its own, and never ahead of it: what was not told yet
 * cannot be told again.
 *
 * @param published the position up to which the publisher has had everything
 */
record Republish(
        EventLog log,
        EventSenders senders,
        KafkaTopics topics,
        LongSupplier published,
        RepublishProperties settings,
        ReplayMetrics metrics)
        implements Job {

    static final String NAME = "republish";

    private static final Duration FOR_KAFKA = Duration.ofSeconds(3);
    private static final Duration FOR_THE_PUBLISHER = Duration.ofMillis(200);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Replay replay, Session session, BooleanSupplier goOn) throws SQLException {
        var topic = replay.range().topic();
        try (var sender = senders.open("-republish", FOR_KAFKA)) {
            if (!topics.exists(topic)) throw new UnknownTopic(topic);
            var replays = new Replays(session.jdbc());
            BooleanSupplier wanted = () -> goOn.getAsBoolean() && replays.isWanted(replay.id());
            var position = new Progress(replay.id(), replays);
            position.reached(replay.position());
            metrics.began(NAME, position::get);
            while (position.get() < replay.range().to()) {
                if (!goOn.getAsBoolean()) throw new Halted();
                position.reached(next(position.get(), replay.range(), sender, wanted));
            }
            position.done();
        } catch (KafkaException e) {
            throw new SQLTransientException("Kafka is away: " + e.getMessage(), e);
        } catch (CancellationException e) {
            throw new Halted();
        } finally {
            metrics.ended(NAME);
        }
    }

    private long next(long position, Range range, EventSender sender, BooleanSupplier wanted) {
        var began = System.nanoTime();
        var last = Math.min(range.to(), published.getAsLong());
        var limit = (int) Math.min(settings.batch(), last - position);
        if (limit <= 0) {
            LockSupport.parkNanos(FOR_THE_PUBLISHER.toNanos());
            return position;
        }
        var events = log.after(position, limit);
        events.forEach(event -> sender.sendAgain(event, range.topic()));
        sender.awaitAcknowledgements(wanted);
        LockSupport.parkNanos(settings.timeFor(events.size()) - (System.nanoTime() - began));
        return events.getLast().position();
    }

    /** Nothing stays but what subscribers have. */
    @Override
    public void undo(Session session) {}

    /** How far it is, here and in the table. */
    private static final class Progress {

        private final String id;
        private final Replays replays;
        private final Rate rate = new Rate();
        private volatile long position;

        Progress(String id, Replays replays) {
            this.id = id;
            this.replays = replays;
        }

        long get() {
            return position;
        }

        void reached(long reached) {
            position = reached;
            rate.at(reached);
            if (!replays.advance(id, reached, rate.perSecond())) throw new Halted();
        }

        void done() {
            if (!replays.done(id, null)) throw new Halted();
        }
    }
}

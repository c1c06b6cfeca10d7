package dev.handoff.inbox.channel.webchat;

import dev.handoff.inbox.signal.Rounds;
import dev.handoff.inbox.signal.SignalListener;
import dev.handoff.starter.problem.Unavailable;
import dev.handoff.starter.store.StoreHead;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Follows the store, by position, for the streams of all visitors of this instance: it finds out in which of their
 * conversations something happened and rings for these. What was said with the bot it hears from {@link Visits}.
 */
@Component
@IfWebchat
class ChatHub implements SmartLifecycle, SignalListener {

    /** Tabs of one visitor. */
    private static final int MOST_PER_VISIT = 5;

    /** A rest lasts so many times as long as the look before it. */
    private static final int REST = 2;

    private final JdbcClient database;
    private final StoreHead head;
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final ReentrantLock registering = new ReentrantLock();
    private final Rounds rounds = new Rounds("chat-hub", this::look, took -> REST * took);
    private volatile boolean running;
    private volatile boolean stopped;
    private long seen;
    private Runnable noLongerOnAdvance = () -> {};

    ChatHub(JdbcClient database, StoreHead head) {
        this.database = database;
        this.head = head;
    }

    /**
     * Rings from now on.
     *
     * @throws TooManyRequests if the visitor has several streams already
     * @throws Unavailable if the service is stopping
     */
    Watch watch(String visitId) {
        registering.lock();
        try {
            if (stopped) throw new Unavailable("This instance is stopping. Connect again.");
            if (watches.stream()
                            .filter(watch -> watch.visitId().equals(visitId))
                            .count()
                    >= MOST_PER_VISIT) {
                throw new TooManyRequests("You have this chat open many times. Close one.");
            }
            var watch = new Watch(visitId);
            watches.add(watch);
            return watch;
        } finally {
            registering.unlock();
        }
    }

    void forget(Watch watch) {
        watches.remove(watch);
    }

    @Override
    public String channel() {
        return Visits.CHANNEL;
    }

    @Override
    public void heard(String visitId) {
        watches.stream().filter(watch -> watch.visitId().equals(visitId)).forEach(Watch::ring);
    }

    @Override
    public void connected() {
        watches.forEach(Watch::ring);
    }

    @Override
    public void start() {
        stopped = false;
        running = true;
        noLongerOnAdvance = head.onAdvance(rounds::wake);
        rounds.start();
        // The web server starts before: some may be waiting already.
        rounds.wake();
    }

    /** Ends all streams, before the web server waits for its open requests. */
    @Override
    public void stop() {
        registering.lock();
        try {
            stopped = true;
            running = false;
        } finally {
            registering.unlock();
        }
        noLongerOnAdvance.run();
        rounds.stop();
        watches.forEach(Watch::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The head first: whoever begins to follow after it was read reads everything up to it by itself. */
    private void look() {
        var now = head.position();
        var conversations = watches.stream()
                .map(Watch::conversationId)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        if (conversations.length > 0) {
            var changed = database.sql("""
                            select distinct aggregate_id from events
                            where position > ? and position <= ? and aggregate_id = any (?)""")
                    .params(seen, now, conversations)
                    .query(String.class)
                    .set();
            watches.stream()
                    .filter(watch -> watch.conversationId() != null && changed.contains(watch.conversationId()))
                    .forEach(Watch::ring);
        }
        seen = now;
    }
}

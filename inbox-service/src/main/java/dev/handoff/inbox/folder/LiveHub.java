package dev.handoff.inbox.folder;

import dev.handoff.inbox.contact.ContactsChanged;
import dev.handoff.inbox.presence.PresenceChanged;
import dev.handoff.inbox.signal.Rounds;
import dev.handoff.inbox.stream.Frame;
import dev.handoff.starter.problem.Unavailable;
import dev.handoff.starter.store.StoreHead;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows the store for all live streams of this instance: reads once what changed since it last looked, and puts that
 * into every stream's mailbox. It never waits for a stream.
 *
 * <p>A stream that joins registers first and reads from the database what it missed after that; what comes into its
 * mailbox meanwhile it may have read already, and skips. So there is no hole between the two, and nothing twice.
 */
@Component
class LiveHub implements SmartLifecycle {

    /** More at once than this is left to each stream to read by itself, page by page. */
    private static final int LARGEST_BATCH = 1_000;

    /** Between two looks, in ns: under load, what happens in the meantime comes together. */
    private static final long SHORTEST_REST = Duration.ofMillis(2).toNanos();

    private static final long LONGEST_REST = Duration.ofMillis(50).toNanos();

    /** As many times as long as a look took, so that looking takes a third of the time at most, until rests are longest. */
    private static final long RESTS_FOR_A_LOOK = 2;

    /** And this for each stream, in ns: about what it takes to wake it, write, and have the gateway pass that on. */
    private static final long REST_FOR_A_STREAM = 60_000;

    /** Of heap, for what a stream takes of it at most, mostly the web server's buffers, and for all else beside. */
    private static final long BYTES_FOR_A_STREAM = 128 << 10;

    /** Between two looks for clients that are gone, in ns: whoever is refused comes back after a second. */
    private static final long LOOK_FOR_THE_GONE = Duration.ofSeconds(1).toNanos();

    private final Changes changes;
    private final ContactNews contacts;
    private final PresenceNews presences;
    private final StoreHead head;
    private final JsonMapper json;
    private final long most;
    private final Counter slow;
    private final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();
    private final ReentrantLock registering = new ReentrantLock();
    private final Untold contactsChanged = new Untold();
    private final Untold presenceChanged = new Untold();
    private final Rounds rounds = new Rounds("live-hub", this::look, this::restAfter);
    private volatile boolean running;
    private volatile boolean stopped;
    private volatile long cursor;
    private long lookedForTheGone = System.nanoTime() - LOOK_FOR_THE_GONE;
    private Runnable noLongerOnAdvance = () -> {};

    LiveHub(
            Changes changes,
            ContactNews contacts,
            PresenceNews presences,
            StoreHead head,
            JsonMapper json,
            @Value("${handoff.inbox.stream.most}") int most,
            MeterRegistry metrics) {
        this.changes = changes;
        this.contacts = contacts;
        this.presences = presences;
        this.head = head;
        this.json = json;
        this.most = most > 0 ? most : Runtime.getRuntime().maxMemory() / BYTES_FOR_A_STREAM;
        Gauge.builder("handoff.streams.open", mailboxes, List::size)
                .description("Live streams of this instance")
                .register(metrics);
        slow = Counter.builder("handoff.streams.slow")
                .description("Streams that were ended because they read too slowly, for their clients to resume")
                .register(metrics);
    }

    /**
     * Delivers from now on: everything that is committed after this call, and perhaps some of what was before.
     *
     * @throws Unavailable if the service is stopping, or has as many streams as it can bear
     */
    Mailbox register() {
        var mailbox = new Mailbox();
        registering.lock();
        try {
            if (stopped) throw new Unavailable("This instance is stopping. Connect again.");
            if (mailboxes.size() >= most) {
                lookForTheGone();
                throw new Unavailable("This instance has %d live streams, as many as it takes. Connect again later."
                        .formatted(mailboxes.size()));
            }
            if (mailboxes.isEmpty()) cursor = changes.now().head();
            mailboxes.add(mailbox);
        } finally {
            registering.unlock();
        }
        return mailbox;
    }

    /**
     * That a client is gone shows when it is written to: twice, as only the answer to the first write tells. Called by
     * whoever is {@code registering}.
     */
    private void lookForTheGone() {
        var now = System.nanoTime();
        if (now - lookedForTheGone < LOOK_FOR_THE_GONE) return;
        lookedForTheGone = now;
        tell(new LiveUpdate.Told(Frame.comment("")));
    }

    void unregister(Mailbox mailbox) {
        mailboxes.remove(mailbox);
    }

    @EventListener
    void on(ContactsChanged news) {
        if (news.isUnknown()) {
            // Nobody knows what was missed; who connects again reads anew what they show.
            mailboxes.forEach(Mailbox::close);
            return;
        }
        note(news.conversationIds(), contactsChanged);
    }

    @EventListener
    void on(PresenceChanged news) {
        note(news.conversationIds(), presenceChanged);
    }

    private void note(List<String> conversationIds, Untold untold) {
        if (mailboxes.isEmpty()) return;
        untold.add(conversationIds);
        rounds.wake();
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

    /** Ends all streams. Comes before the web server waits for its open requests, so that it has not to wait for them. */
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
        mailboxes.forEach(Mailbox::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Wakes the streams that have something to do of themselves: to write a comment, or to end. */
    @Scheduled(fixedRate = 250)
    void beat() {
        mailboxes.forEach(Mailbox::beat);
    }

    private long restAfter(long look) {
        return Math.clamp(RESTS_FOR_A_LOOK * look, SHORTEST_REST, LONGEST_REST) + mailboxes.size() * REST_FOR_A_STREAM;
    }

    private void look() {
        if (mailboxes.isEmpty()) return;
        tellChanges();
        tell(contactsChanged, contacts::frames);
        tell(presenceChanged, presences::frames);
    }

    private void tellChanges() {
        var from = cursor;
        var batch = changes.after(from, from, LARGEST_BATCH);
        if (batch.changes().isEmpty()) return;
        cursor = batch.now().head();
        tell(
                batch.complete()
                        ? new LiveUpdate.Changed(
                                batch.changes().stream()
                                        .map(change -> new LiveChange(change, json))
                                        .toList(),
                                batch.now().head(),
                                new LiveCounts(batch.now().counts(), json))
                        : new LiveUpdate.TooManyChanged());
    }

    /** What cannot be read now is told in the next round. */
    private void tell(Untold untold, Function<List<String>, byte[]> frames) {
        var conversationIds = untold.takeAll();
        if (conversationIds.isEmpty()) return;
        try {
            tell(new LiveUpdate.Told(frames.apply(conversationIds)));
        } catch (DataAccessException e) {
            untold.add(conversationIds);
            throw e;
        }
    }

    private void tell(LiveUpdate update) {
        for (var mailbox : mailboxes) {
            if (!mailbox.offer(update)) slow.increment();
        }
    }
}

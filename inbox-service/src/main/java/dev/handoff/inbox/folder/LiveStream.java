package dev.handoff.inbox.folder;

import dev.handoff.inbox.folder.FolderCounts.Seen;
import dev.handoff.inbox.stream.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One agent's live stream, written by the thread that serves the request.
 *
 * <p>{@code seen} is the position up to which the client knows everything: what comes in the mailbox with a smaller one
 * is skipped. A client that resumes is behind; it first gets everything that changed since, page by page, each
 * conversation in the state that it has by then. One that changes again between two pages comes again, under its new
 * position; {@code told} remembers what the client was told, so that its previous folder is right.
 */
final class LiveStream {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    private static final int PAGE = 100;
    private static final byte[] HELLO = Frame.comment("connected");
    private static final byte[] STILL_HERE = Frame.comment("");

    private final String agent;
    private final Mailbox mailbox;
    private final OutputStream out;
    private final Services services;
    private final long endsAt;
    private long seen;
    private Seen counts;
    private long nextComment;

    /**
     * What all streams share.
     *
     * @param catchingUp how many streams may read from the database at once
     * @param comment the time between two comments
     */
    record Services(Changes changes, PresenceNews presences, JsonMapper json, Semaphore catchingUp, Duration comment) {}

    /**
     * @param mailbox registered before this stream reads anything
     * @param lifetime how long the agent's token is good
     */
    LiveStream(String agent, Mailbox mailbox, OutputStream out, Services services, Duration lifetime) {
        this.agent = agent;
        this.mailbox = mailbox;
        this.out = out;
        this.services = services;
        this.endsAt = System.nanoTime() + lifetime.toNanos();
    }

    /**
     * Writes until the client leaves, its token expires, or the service stops.
     *
     * @param head of the store, read after the mailbox was registered
     * @param counts at that moment
     * @param lastEventId what the client has seen, or null if it begins
     */
    void run(long head, Seen counts, String lastEventId) {
        try {
            begin(head, counts, lastEventId);
            while (!mailbox.isClosed() && System.nanoTime() - endsAt < 0) {
                var update = mailbox.take(nextComment - endsAt < 0 ? nextComment : endsAt);
                if (update != null) writeWithAllBehind(update);
                commentIfDue();
            }
        } catch (IOException e) {
            LOG.debug("{} left: {}", agent, e.getMessage());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("A live stream ends, its client will resume: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(long head, Seen counts, String lastEventId) throws IOException, InterruptedException {
        nextComment = System.nanoTime() + services.comment().toNanos();
        out.write(HELLO);
        seen = positionOf(lastEventId, head);
        this.counts = counts;
        out.write(Frame.event("counts", Long.toString(seen), services.json().writeValueAsString(counts)));
        out.write(services.presences().frames());
        out.flush();
        if (seen < head) catchUp();
    }

    /** Where to go on. An id that cannot be ours, or is beyond all that happened (a restored database), is reset. */
    private long positionOf(String lastEventId, long head) throws IOException {
        if (lastEventId == null) return head;
        if (lastEventId.matches("\\d{1,18}")) {
            var position = Long.parseLong(lastEventId);
            if (position <= head) return position;
        }
        out.write(Frame.event("reset", "{}"));
        return head;
    }

    private void catchUp() throws IOException, InterruptedException {
        Map<String, Long> told = new HashMap<>();
        var position = seen;
        var complete = false;
        while (!complete && !mailbox.isClosed()) {
            if (!services.catchingUp().tryAcquire(services.comment().toMillis(), TimeUnit.MILLISECONDS)) {
                commentIfDue();
                continue;
            }
            try {
                var batch = services.changes().after(position, seen, PAGE);
                for (var change : batch.changes()) {
                    var id = change.conversation().conversationId();
                    var frame = new LiveChange(change, services.json()).frameFor(agent, told.getOrDefault(id, seen));
                    out.write(frame);
                    told.put(id, change.position());
                    position = change.position();
                }
                complete = batch.complete();
                if (complete) {
                    seen = Math.max(position, batch.now().head());
                    writeIfChanged(new LiveCounts(batch.now().counts(), services.json()));
                }
                out.flush();
            } finally {
                services.catchingUp().release();
            }
            commentIfDue();
        }
    }

    /** What waits already goes with it: sending is most of what an update costs. */
    private void writeWithAllBehind(LiveUpdate first) throws IOException, InterruptedException {
        for (var update = first; update != null; update = mailbox.poll()) write(update);
        out.flush();
    }

    private void write(LiveUpdate update) throws IOException, InterruptedException {
        switch (update) {
            case LiveUpdate.TooManyChanged _ -> catchUp();
            case LiveUpdate.Told told -> out.write(told.frames());
            case LiveUpdate.Changed changed
            when changed.head() > seen -> {
                for (var change : changed.changes()) {
                    if (change.change().position() > seen) out.write(change.frameFor(agent, seen));
                }
                seen = changed.head();
                writeIfChanged(changed.counts());
            }
            case LiveUpdate.Changed _ -> {
                // read from the database already
            }
        }
    }

    private void writeIfChanged(LiveCounts now) throws IOException {
        var mine = now.seenBy(agent);
        if (Objects.equals(mine, counts)) return;
        counts = mine;
        out.write(now.frameOf(mine));
    }

    private void commentIfDue() throws IOException {
        if (System.nanoTime() - nextComment < 0) return;
        nextComment = System.nanoTime() + services.comment().toNanos();
        out.write(STILL_HERE);
        out.flush();
    }
}

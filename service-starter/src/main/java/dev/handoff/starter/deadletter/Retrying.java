package dev.handoff.starter.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.handoff.starter.deadletter.DeadLetterList.Queue;
import dev.handoff.starter.problem.Cause;
import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.problem.Refusal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up letters again, from the first of a queue on, and discards them. */
final class Retrying {

    private static final Logger LOG = LoggerFactory.getLogger(Retrying.class);

    /** After that the answer says how many still wait; nobody waits longer for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DeadLetters letters;
    private final DeadLetterList list;

    Retrying(DeadLetters letters, DeadLetterList list) {
        this.letters = letters;
        this.list = list;
    }

    /**
     * What came of it.
     *
     * @param handled letters that are gone
     * @param waiting letters that are left in the queues that were tried
     * @param failed the letters that failed again, the first of their queues
     */
    record Outcome(long handled, long waiting, List<FailedAgain> failed) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FailedAgain(String id, String source, String key, String cause) {}

    /**
     * What came of it.
     *
     * @param waiting letters of the same key that are left
     * @param next the first of them, which may now be tried again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Discarded(long waiting, String next) {}

    /**
     * Handles the letters of these queues in order, of each until it is empty or one fails again.
     *
     * @throws Refusal if they cannot be taken up at present
     */
    Outcome retry(List<Queue> queues, String by) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var handled = 0L;
        var waiting = 0L;
        var failed = new ArrayList<FailedAgain>();
        for (var queue : queues) {
            while (System.nanoTime() - deadline < 0) {
                var step = first(queue, by);
                if (step instanceof Failed again) failed.add(again.letter());
                if (!(step instanceof Handled)) break;
                handled++;
            }
            waiting += list.length(queue);
        }
        return new Outcome(handled, waiting, failed);
    }

    private sealed interface Step {}

    private record Handled() implements Step {}

    private record Failed(FailedAgain letter) implements Step {}

    private record None() implements Step {}

    private Step first(Queue queue, String by) throws Exception {
        var known = letters.source(queue.source());
        if (known.isEmpty()) return new Failed(new FailedAgain(null, queue.source(), queue.key(), "nobody takes them"));
        var source = known.get();
        try (var turn = letters.alone(source.name())) {
            var first = turn.table().first(queue.key());
            if (first.isEmpty()) return new None();
            source.refuseToRetry(turn.connection());
            var failure = turn.attempt(connection -> source.handle(first.get().letter(), connection));
            if (failure.isPresent()) {
                turn.table().failedAgain(first.get().id(), failure.get());
                turn.commit();
                LOG.warn("Dead letter {} failed again: {}", first.get().id(), Cause.inOneLine(failure.get()));
                return new Failed(new FailedAgain(
                        first.get().id(), queue.source(), queue.key(), Cause.messageInOneLine(failure.get())));
            }
            turn.table().delete(first.get().id());
            turn.commit();
            LOG.info("Dead letter {} is handled, as {} asked for", first.get().id(), by);
            return new Handled();
        }
    }

    /** Never handles it; those behind it wait until they are tried again. */
    Discarded discard(DeadLetter letter, String reason, String by) throws SQLException {
        try (var turn = letters.alone(letter.source())) {
            if (!turn.table().discard(letter.id(), reason, by)) throw new NotFound("dead letter", letter.id());
            var next = turn.table().first(letter.key()).map(LetterTable.Waiting::id);
            turn.commit();
            LOG.warn(
                    "Dead letter {} of {} ({} {} of {}) is discarded by {}: {}",
                    letter.id(),
                    letter.source(),
                    letter.stream(),
                    letter.position(),
                    letter.key(),
                    by,
                    reason);
            return new Discarded(list.length(new Queue(letter.source(), letter.key())), next.orElse(null));
        }
    }
}

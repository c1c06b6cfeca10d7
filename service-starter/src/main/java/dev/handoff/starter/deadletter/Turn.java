package dev.handoff.starter.deadletter;

import dev.handoff.starter.problem.Cause;
import dev.handoff.starter.problem.CorrelationFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A transaction in which a source handles events, or takes up again what it had set aside. It holds a lock: any number
 * handle events at a time, on all instances, and while one takes up a letter nobody else does either. So an event that
 * comes in at that moment finds its queue either there, and waits, or gone, and is handled.
 */
public final class Turn implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

    private final String source;
    private final Connection connection;
    private final LetterTable table;
    private final List<Parked> parked = new ArrayList<>();
    /** Of each key with a queue the first place in it, for each stream. */
    private final Map<String, Map<String, Long>> queues = new HashMap<>();

    private final Set<Place> known = new HashSet<>();
    private final boolean isPatient;
    private boolean mayHaveLetters;

    private Turn(String source, Connection connection, boolean isPatient) {
        this.source = source;
        this.connection = connection;
        this.isPatient = isPatient;
        this.table = new LetterTable(source, connection);
    }

    /** @param failure null for one that only waits */
    record Parked(Letter letter, Exception failure) {}

    /** To handle events, beside others who do. */
    static Turn shared(String source, DataSource database) throws SQLException {
        return begin(source, database, false, LetterTable::lockShared);
    }

    /**
     * To handle events that others than the database are waited for, who may be away for long. Until the commit no
     * transaction is open, which would keep the database from cleaning up and replays from ending.
     */
    static Turn patient(String source, DataSource database) throws SQLException {
        return begin(source, database, true, LetterTable::lockSharedForLong);
    }

    /**
     * To take up a letter, while nobody else handles anything of this source.
     *
     * @throws org.springframework.dao.TransientDataAccessException if somebody else does for too long
     */
    static Turn alone(String source, DataSource database) throws SQLException {
        return begin(source, database, false, table -> {
            table.lock();
            return true;
        });
    }

    /** Returns whether there may be letters. */
    private interface Beginning {

        boolean with(LetterTable table) throws SQLException;
    }

    private static Turn begin(String source, DataSource database, boolean isPatient, Beginning beginning)
            throws SQLException {
        var turn = new Turn(source, database.getConnection(), isPatient);
        try {
            turn.connection.setAutoCommit(isPatient);
            turn.mayHaveLetters = beginning.with(turn.table);
            return turn;
        } catch (SQLException | RuntimeException e) {
            turn.connection.close();
            throw e;
        }
    }

    /** The transaction, to handle events in. */
    public Connection connection() {
        return connection;
    }

    LetterTable table() {
        return table;
    }

    /** Looks which of these events wait, or have to; before the questions below. */
    public void look(Collection<Letter> letters) throws SQLException {
        if (!mayHaveLetters) return;
        table.queues(letters)
                .forEach(first -> queues.computeIfAbsent(first.key(), _ -> new HashMap<>())
                        .put(first.place().stream(), first.place().position()));
        known.addAll(table.among(letters.stream().map(Letter::place).toList()));
    }

    /** Whether this very event was set aside before, or discarded. */
    public boolean isKnown(Letter letter) {
        return known.contains(letter.place());
    }

    /** Whether an earlier event of its key is set aside, so that this one has to wait. */
    public boolean isBehind(Letter letter) {
        var firsts = queues.getOrDefault(letter.key(), Map.of());
        var here = firsts.get(letter.place().stream());
        // one that was delivered again, from before the first of the queue, was handled then
        return here == null ? !firsts.isEmpty() : here < letter.place().position();
    }

    /** Sets an event aside, since it failed, or since it is behind one that did. */
    public void park(Letter letter, Exception failure) {
        parked.add(new Parked(letter, isBehind(letter) ? null : failure));
        queues.computeIfAbsent(letter.key(), _ -> new HashMap<>())
                .merge(letter.place().stream(), letter.place().position(), Math::min);
    }

    /** Sets an event aside that is behind one that failed. */
    public void parkBehind(Letter letter) {
        park(letter, null);
    }

    /** Work in the transaction of a turn. */
    @FunctionalInterface
    public interface Work {

        void on(Connection connection) throws Exception;
    }

    /** As {@link #attempt}, a few times. */
    public Optional<Exception> attemptSeveralTimes(Work work) throws Exception {
        return Tries.several(() -> undoneIfItFails(work));
    }

    /**
     * Does work in this transaction; if it fails, what it did here is undone and the reason returned.
     *
     * @throws Exception if the reason passes by itself; the turn is of no more use then
     */
    public Optional<Exception> attempt(Work work) throws Exception {
        return Tries.of(1, () -> undoneIfItFails(work));
    }

    private void undoneIfItFails(Work work) throws Exception {
        var before = connection.setSavepoint();
        try {
            work.on(connection);
            connection.releaseSavepoint(before);
        } catch (Exception e) {
            if (!PassingCause.isIn(e)) connection.rollback(before);
            throw e;
        }
    }

    public void commit() throws SQLException {
        connection.setAutoCommit(false);
        parked.sort(Comparator.comparing(one -> one.letter().place()));
        for (var one : parked) table.insert(one);
        connection.commit();
        parked.forEach(this::tell);
    }

    private void tell(Parked one) {
        var letter = one.letter();
        var id = Optional.ofNullable(letter.correlationId()).filter(CorrelationFilter::isSound);
        try (var _ = MDC.putCloseable(CorrelationFilter.LOGGED_AS, id.orElse("-"))) {
            var place = letter.place();
            if (one.failure() == null) {
                LOG.debug("{} {} waits for {}", place.stream(), place.position(), source);
            } else {
                LOG.error(
                        "{} could not take {} {} of {}, which is set aside as a dead letter: {}",
                        source,
                        place.stream(),
                        place.position(),
                        letter.key(),
                        Cause.inOneLine(one.failure()));
            }
        }
    }

    /** What was not committed is undone. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!isPatient) return;
            if (!connection.getAutoCommit()) connection.rollback();
            connection.setAutoCommit(true);
            table.unlockShared();
        }
    }
}

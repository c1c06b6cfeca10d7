package dev.handoff.starter.deadletter;

import dev.handoff.starter.problem.Refusal;
import dev.handoff.starter.store.AppendConflict;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tells failures that pass, since their cause is elsewhere, from those that last, since it is in the event or in the code
 * that handles it. An event is set aside for the latter alone: for the former all would be, one after the other.
 */
public final class PassingCause {

    /**
     * What a database says of the data that it was given: cardinality, data, constraint, check option, limit exceeded,
     * raised by a function. All else is about the database: away, overloaded, of another version, in a deadlock.
     */
    private static final Set<String> ABOUT_THE_DATA = Set.of("21", "22", "23", "44", "54", "P0");

    private PassingCause() {}

    public static boolean isIn(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .anyMatch(PassingCause::passes);
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case SQLException e -> isAboutTheDatabase(e);
            case Refusal refusal -> refusal.status() == 503 || refusal.status() == 429;
            case AppendConflict _,
                    TransientDataAccessException _,
                    RecoverableDataAccessException _,
                    DataAccessResourceFailureException _,
                    CannotCreateTransactionException _,
                    RetriableException _,
                    IOException _,
                    TimeoutException _,
                    InterruptedException _,
                    CancellationException _,
                    RejectedExecutionException _ -> true;
            default -> false;
        };
    }

    private static boolean isAboutTheDatabase(SQLException e) {
        var state = e.getSQLState();
        return state == null || state.length() != 5 || !ABOUT_THE_DATA.contains(state.substring(0, 2));
    }
}

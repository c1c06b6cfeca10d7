package dev.handoff.starter.replay;

import java.sql.SQLException;
import java.util.function.BooleanSupplier;

/** What is asked for by a row of the table {@code replays}, takes long, and goes on after a restart where it was. */
interface Job {

    /** The projection in the table. */
    String name();

    /**
     * Does it to its end, which it enters in the table.
     *
     * @param goOn false once the service stops
     * @throws Halted if it is no longer wanted
     * @throws java.sql.SQLTransientException if it is worth a try later
     */
    void run(Replay replay, Session session, BooleanSupplier goOn) throws SQLException;

    /** Removes what one that was cancelled has made; in a transaction. */
    void undo(Session session) throws SQLException;
}

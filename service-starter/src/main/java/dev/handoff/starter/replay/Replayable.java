package dev.handoff.starter.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Tables that follow from events alone, so that they can be made anew. Declare it as a bean; every view of the event
 * store is one by itself.
 */
public interface Replayable {

    /** Its name as a projection, for instance {@code folders}. */
    String name();

    /** All its tables, in the schema {@code public}; no foreign key leads to or from them. */
    List<String> tables();

    /** The position of the last event that the live tables have; 0 if there is none. */
    long head();

    /** The position of the last event that there is, if the live tables may be behind. */
    default long end() {
        return head();
    }

    /** Why the live tables cannot stand still for a while: a sentence for people. */
    String whyItGoesOn();

    /**
     * Applies the next events after a position to the tables of these names that the connection finds first. The schema
     * {@code public} is not on its search path.
     *
     * @param position 0 for all
     * @param limit about how many events at most, 1 or more
     * @param connection in a transaction, which the caller commits
     * @return the position of the last event that is now applied; as it was if there was none
     * @throws java.sql.SQLTransientException if it is worth a try later
     */
    long apply(long position, int limit, Connection connection) throws SQLException;

    /**
     * The advisory lock under which writers of the live tables have their transactions. While it is held by somebody
     * else, {@link #head} stays where it is and the live tables as they are.
     */
    long writersLock();
}

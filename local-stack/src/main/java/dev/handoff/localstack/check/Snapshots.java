package dev.handoff.localstack.check;

import dev.handoff.localstack.Addresses;
import java.sql.SQLException;

/**
 * The databases, each at its moment: first those that hold copies, then the one that they are copies of, so that what is
 * in a copy is in its origin too.
 */
record Snapshots(Snapshot exports, Snapshot inbox, Snapshot contacts) implements AutoCloseable {

    @SuppressWarnings("MustBeClosed")
    static Snapshots of(Addresses addresses) throws SQLException {
        var exports = Snapshot.of("exports", addresses);
        var inbox = Snapshot.of("inbox", addresses);
        return new Snapshots(exports, inbox, Snapshot.of("contacts", addresses));
    }

    @Override
    public void close() throws SQLException {
        exports.close();
        inbox.close();
        contacts.close();
    }
}

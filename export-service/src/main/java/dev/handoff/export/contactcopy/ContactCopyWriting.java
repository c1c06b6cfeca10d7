package dev.handoff.export.contactcopy;

import dev.handoff.starter.messaging.EventHandling;
import dev.handoff.starter.messaging.ReceivedEvent;
import dev.handoff.starter.replay.UnfinishedReplay;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes events into the live copy, but for the moment in which a replay takes its place. */
final class ContactCopyWriting implements EventHandling {

    @Override
    public void handle(List<ReceivedEvent> events, Connection connection) throws SQLException {
        waitForTheEndOfAReplay(connection);
        ContactChanges.of(events).write(connection);
    }

    /** A replay leaves out what is set aside; taken up meanwhile, it would be missing in the new copy. */
    @Override
    public void refuseToRetry(Connection connection) throws SQLException {
        UnfinishedReplay.refuse(ContactCopyReplay.NAME, connection);
    }

    static void waitForTheEndOfAReplay(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock_shared(?)")) {
            lock.setLong(1, ContactCopyReplay.WRITERS);
            lock.execute();
        }
    }
}

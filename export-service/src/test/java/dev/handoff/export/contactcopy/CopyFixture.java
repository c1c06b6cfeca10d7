package dev.handoff.export.contactcopy;

import com.zaxxer.hikari.HikariDataSource;
import dev.handoff.events.EventTypes;
import dev.handoff.events.contact.ContactDetails;
import dev.handoff.events.contact.ContactEvent;
import dev.handoff.starter.command.Origin;
import dev.handoff.starter.messaging.ReceivedEvent;
import dev.handoff.starter.testing.PostgresForTests;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/** A copy in a database of its own, and events for it. */
final class CopyFixture implements AutoCloseable {

    /** The event of sequence n happens n seconds later. */
    static final Instant START = Instant.parse("2026-03-01T09:30:00.000Z");

    final HikariDataSource database = PostgresForTests.pool(PostgresForTests.newDatabase(), 4);
    final ContactCopy copy = new ContactCopy(database);

    CopyFixture() {
        Flyway.configure().dataSource(database).load().migrate();
    }

    void receive(ReceivedEvent... events) throws SQLException {
        try (var connection = database.getConnection()) {
            ContactChanges.of(List.of(events)).write(connection);
        }
    }

    List<ContactRow> read(ContactFilter filter) throws SQLException, IOException {
        List<ContactRow> rows = new ArrayList<>();
        try (var snapshot = copy.snapshot(filter)) {
            snapshot.forEach(rows::add);
        }
        return rows;
    }

    List<ContactRow> read() throws SQLException, IOException {
        return read(ContactFilter.NONE);
    }

    static ReceivedEvent event(long sequence, ContactEvent event) {
        return new ReceivedEvent(
                EventTypes.nameOf(event.getClass()),
                event.contactId(),
                sequence,
                event,
                at(sequence),
                new Origin("anna", "request-1"));
    }

    static Instant at(long sequence) {
        return START.plusSeconds(sequence);
    }

    static ContactDetails named(String displayName) {
        return new ContactDetails(displayName, false, null, null, null, null, null, null, null);
    }

    @Override
    public void close() {
        database.close();
    }
}

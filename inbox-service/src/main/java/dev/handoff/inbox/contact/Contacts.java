package dev.handoff.inbox.contact;

import dev.handoff.events.conversation.ContactReference;
import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.problem.Unavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up contacts in the copy, which follows contact-service within a second. */
@Component
public class Contacts {

    /** Somebody who was made a moment ago is on the way; whoever has not come after this long is not known. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final long PAUSE_MILLIS = 50;

    private final JdbcClient database;

    Contacts(JdbcClient database) {
        this.database = database;
    }

    /** @param reference null if the contact is deleted */
    private record Found(ContactReference reference) {}

    /**
     * Who a contact is by now. Waits up to two seconds for one that the copy does not have yet.
     *
     * @throws NotFound if there is no such contact, or none any more
     */
    public ContactReference get(String contactId) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var found = find(contactId);
        while (found.isEmpty() && System.nanoTime() < deadline) {
            pause();
            found = find(contactId);
        }
        return found.map(Found::reference).orElseThrow(() -> new NotFound("contact", contactId));
    }

    private Optional<Found> find(String contactId) {
        return database.sql("""
                        select deleted, external_id, display_name, email, phone from contact_copy
                        where contact_id = ?""")
                .param(contactId)
                .query((row, number) -> new Found(
                        row.getBoolean("deleted")
                                ? null
                                : new ContactReference(
                                        contactId,
                                        row.getString("external_id"),
                                        row.getString("display_name"),
                                        row.getString("email"),
                                        row.getString("phone"))))
                .optional();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The service is going down.");
        }
    }
}

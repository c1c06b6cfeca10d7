package dev.handoff.export.contactcopy;

import static dev.handoff.export.contactcopy.CopyFixture.at;
import static dev.handoff.export.contactcopy.CopyFixture.event;
import static dev.handoff.export.contactcopy.CopyFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.events.contact.ContactDetails;
import dev.handoff.events.contact.ContactEvent.Created;
import dev.handoff.events.contact.ContactEvent.Deleted;
import dev.handoff.events.contact.ContactEvent.DetailsChanged;
import dev.handoff.events.contact.ContactEvent.Engaged;
import dev.handoff.events.contact.ContactEvent.TagsChanged;
import dev.handoff.events.contact.ContactTag;
import dev.handoff.events.conversation.Channel;
import dev.handoff.starter.messaging.ReceivedEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContactChangesTest {

    private static final ReceivedEvent CREATED = event(0, new Created("c-1", named("Maria")));
    private static final ReceivedEvent TAGGED = event(
            1,
            new TagsChanged(
                    "c-1", List.of(new ContactTag("t-1", "Sales", "Inbox"), new ContactTag("t-2", "VIP", null))));
    private static final ReceivedEvent RENAMED = event(2, new DetailsChanged("c-1", named("Maria Jansen")));
    private static final ReceivedEvent ENGAGED = event(3, new Engaged("c-1", "conversation-1", Channel.WEB));
    private static final ReceivedEvent UNTAGGED = event(4, new TagsChanged("c-1", List.of()));
    private static final ReceivedEvent DELETED = event(5, new Deleted("c-1"));

    private final CopyFixture fixture = new CopyFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_contact_is_as_its_last_events_tell() throws Exception {
        fixture.receive(CREATED, TAGGED, RENAMED, ENGAGED);

        assertThat(fixture.read())
                .containsExactly(new ContactRow(
                        "c-1", "Maria Jansen", null, null, null, null, null, null, null, "Sales, VIP", at(0), at(2)));
    }

    @Test
    void it_makes_no_difference_how_events_fall_into_batches() throws Exception {
        fixture.receive(CREATED);
        fixture.receive(TAGGED);
        fixture.receive(RENAMED, ENGAGED, UNTAGGED);

        var contact = fixture.read().getFirst();
        assertThat(contact.displayName()).isEqualTo("Maria Jansen");
        assertThat(contact.tags()).isNull();
        assertThat(contact.createdAt()).isEqualTo(at(0));
        assertThat(contact.updatedAt()).isEqualTo(at(4));
    }

    @Test
    void what_is_delivered_again_changes_nothing() throws Exception {
        fixture.receive(CREATED, TAGGED, RENAMED, UNTAGGED);
        var before = fixture.read();

        fixture.receive(CREATED, TAGGED);
        fixture.receive(TAGGED, RENAMED, CREATED);
        fixture.receive(UNTAGGED);

        assertThat(fixture.read()).isEqualTo(before);
    }

    @Test
    void of_a_batch_in_any_order_the_latest_counts() throws Exception {
        var batch = List.of(CREATED, TAGGED, RENAMED, UNTAGGED);
        fixture.receive(batch.reversed().toArray(ReceivedEvent[]::new));
        var backwards = fixture.read();

        fixture.receive(batch.toArray(ReceivedEvent[]::new));

        assertThat(fixture.read()).isEqualTo(backwards);
        assertThat(backwards.getFirst().displayName()).isEqualTo("Maria Jansen");
        assertThat(backwards.getFirst().createdAt()).isEqualTo(at(0));
    }

    @Test
    void a_deleted_contact_does_not_come_back_with_a_late_event() throws Exception {
        fixture.receive(CREATED, RENAMED, DELETED);
        assertThat(fixture.read()).isEmpty();

        fixture.receive(CREATED, TAGGED, RENAMED);

        assertThat(fixture.read()).isEmpty();
    }

    @Test
    void of_a_deleted_contact_nothing_is_kept_but_the_id() throws Exception {
        fixture.receive(CREATED, TAGGED);
        fixture.receive(DELETED);

        try (var connection = fixture.database.getConnection();
                var found = connection
                        .createStatement()
                        .executeQuery("select contact_id, num_nonnulls(display_name, search, tags) from contact")) {
            found.next();
            assertThat(found.getString(1)).isEqualTo("c-1");
            assertThat(found.getInt(2)).isZero();
        }
    }

    @Test
    void a_contact_that_was_corrected_to_have_less_has_less() throws Exception {
        var much = new ContactDetails(
                "Maria", false, "Maria", "Jansen", "m@example.org", "+4930901820", "de", "Europe/Berlin", "CRM-1");
        fixture.receive(event(0, new Created("c-1", much)));

        fixture.receive(event(1, new DetailsChanged("c-1", named("Maria"))));

        var contact = fixture.read().getFirst();
        assertThat(new Object[] {contact.firstName(), contact.email(), contact.phone(), contact.externalId()})
                .containsOnlyNulls();
    }
}

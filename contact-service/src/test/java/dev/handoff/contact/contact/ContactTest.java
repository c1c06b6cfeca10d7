package dev.handoff.contact.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contact.contact.ContactCommand.AddTag;
import dev.handoff.contact.contact.ContactCommand.Change;
import dev.handoff.contact.contact.ContactCommand.Create;
import dev.handoff.contact.contact.ContactCommand.Delete;
import dev.handoff.contact.contact.ContactCommand.Engage;
import dev.handoff.contact.contact.ContactCommand.RefreshTags;
import dev.handoff.contact.contact.ContactCommand.RemoveTag;
import dev.handoff.contact.contact.ContactCommand.SetTags;
import dev.handoff.contact.contact.ContactCommand.Welcome;
import dev.handoff.contact.tag.Catalogue;
import dev.handoff.contact.tag.CatalogueForTests;
import dev.handoff.events.contact.ContactDetails;
import dev.handoff.events.contact.ContactEvent.Created;
import dev.handoff.events.contact.ContactEvent.Deleted;
import dev.handoff.events.contact.ContactEvent.DetailsChanged;
import dev.handoff.events.contact.ContactEvent.Engaged;
import dev.handoff.events.contact.ContactEvent.TagsChanged;
import dev.handoff.events.contact.ContactTag;
import dev.handoff.events.conversation.Channel;
import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.problem.InvalidRequest;
import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.problem.StaleVersion;
import dev.handoff.starter.web.Patch;
import java.util.List;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class ContactTest {

    private static final String ID = "maria";
    private static final Particulars MARIA =
            new Particulars(null, "Maria", "Jansen", "maria@example.org", null, null, null, "CRM-1");
    private static final ContactTag SALES = new ContactTag("sales", "Sales", "Inbox");
    private static final ContactTag SUPPORT = new ContactTag("support", "Support", "Inbox");
    private static final ContactTag VIP = new ContactTag("vip", "VIP", null);
    private static final Catalogue CATALOGUE =
            CatalogueForTests.of("sales:Sales:Inbox", "support:Support:Inbox", "vip:VIP");

    private final AggregateTestFixture<Contact> contact = new AggregateTestFixture<>(Contact.class);

    @Test
    void a_new_contact_goes_by_first_and_last_name() {
        when(new Create(ID, MARIA))
                .expectEvents(new Created(
                        ID,
                        new ContactDetails(
                                "Maria Jansen",
                                true,
                                "Maria",
                                "Jansen",
                                "maria@example.org",
                                null,
                                null,
                                null,
                                "CRM-1")));
    }

    @Test
    void without_a_name_it_goes_by_email_then_phone_then_external_id() {
        assertThat(nameOf("Maria", null, "m@x", "+49301", "E")).isEqualTo("Maria");
        assertThat(nameOf(null, "Jansen", "m@x", "+49301", "E")).isEqualTo("Jansen");
        assertThat(nameOf(null, null, "m@x", "+49301", "E")).isEqualTo("m@x");
        assertThat(nameOf(null, null, null, "+49301", "E")).isEqualTo("+49301");
        assertThat(nameOf(null, null, null, null, "E")).isEqualTo("E");
        assertThat(nameOf(null, null, null, null, null)).isEqualTo("Visitor");
    }

    @Test
    void a_default_name_follows_the_other_fields() {
        given(created())
                .when(change(patch().lastName("Smith")))
                .expectEvents(changed(
                        new Particulars(null, "Maria", "Smith", "maria@example.org", null, null, null, "CRM-1")));
    }

    @Test
    void a_name_once_set_stays_until_it_is_given_back() {
        var named = new Particulars("Mia", "Maria", "Jansen", "maria@example.org", null, null, null, "CRM-1");
        given(created()).when(change(patch().displayName("Mia"))).expectEvents(changed(named));
        given(created(), changed(named))
                .when(change(patch().lastName("Smith")))
                .expectEvents(changed(
                        new Particulars("Mia", "Maria", "Smith", "maria@example.org", null, null, null, "CRM-1")));
        given(created(), changed(named)).when(change(patch().displayName(null))).expectEvents(changed(MARIA));
    }

    @Test
    void setting_the_name_that_it_has_by_default_fixes_it() {
        given(created())
                .when(change(patch().displayName("Maria Jansen")))
                .expectEvents(changed(new Particulars(
                        "Maria Jansen", "Maria", "Jansen", "maria@example.org", null, null, null, "CRM-1")));
    }

    @Test
    void a_patch_that_changes_nothing_is_no_event() {
        given(created()).when(change(patch().lastName("Jansen"))).expectNoEvents();
    }

    @Test
    void a_contact_keeps_a_name_an_email_or_a_phone() {
        given(created())
                .when(change(patch().firstName(null).lastName(null).email(null)))
                .expectException(InvalidRequest.class);
        given(created())
                .when(change(patch().firstName(null).lastName(null).email(null).phone("+4930901820")))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_contact_that_an_escalation_made_of_an_external_id_alone_can_be_changed() {
        var stranger = new Particulars(null, null, null, null, null, null, null, "CRM-1");
        given(new Created(ID, stranger.details()))
                .when(change(patch().language("de")))
                .expectEvents(changed(new Particulars(null, null, null, null, null, "de", null, "CRM-1")));
    }

    @Test
    void tags_are_told_whole_and_in_the_order_of_their_names() {
        given(created())
                .when(new SetTags(ID, ExpectedVersion.ANY, CATALOGUE, List.of("vip", "sales", "vip")))
                .expectEvents(new TagsChanged(ID, List.of(SALES, VIP)));
    }

    @Test
    void two_tags_of_a_single_group_cannot_be_set() {
        given(created())
                .when(new SetTags(ID, ExpectedVersion.ANY, CATALOGUE, List.of("support", "sales")))
                .expectException(InvalidRequest.class);
    }

    @Test
    void a_tag_added_in_a_single_group_replaces_the_one_that_was_there() {
        given(created(), new TagsChanged(ID, List.of(SALES, VIP)))
                .when(new AddTag(ID, ExpectedVersion.ANY, CATALOGUE, "support"))
                .expectEvents(new TagsChanged(ID, List.of(SUPPORT, VIP)));
    }

    @Test
    void adding_or_removing_a_tag_twice_is_no_event() {
        given(created(), new TagsChanged(ID, List.of(VIP)))
                .when(new AddTag(ID, ExpectedVersion.ANY, CATALOGUE, "vip"))
                .expectNoEvents();
        given(created())
                .when(new RemoveTag(ID, ExpectedVersion.ANY, CATALOGUE, "vip"))
                .expectNoEvents();
    }

    @Test
    void an_unknown_tag_is_refused() {
        given(created())
                .when(new SetTags(ID, ExpectedVersion.ANY, CATALOGUE, List.of("vip", "gone")))
                .expectException(CatalogueForTests.UNKNOWN_TAG);
        given(created())
                .when(new AddTag(ID, ExpectedVersion.ANY, CATALOGUE, "gone"))
                .expectException(CatalogueForTests.UNKNOWN_TAG);
        given(created())
                .when(new RemoveTag(ID, ExpectedVersion.ANY, CATALOGUE, "gone"))
                .expectException(NotFound.class);
    }

    @Test
    void tags_are_told_anew_when_the_catalogue_has_changed() {
        var later = CatalogueForTests.of("sales:Revenue:Inbox");
        given(created(), new TagsChanged(ID, List.of(SALES, VIP)))
                .when(new RefreshTags(ID, later))
                .expectEvents(new TagsChanged(ID, List.of(new ContactTag("sales", "Revenue", "Inbox"))));
        given(created(), new TagsChanged(ID, List.of(SALES, VIP)))
                .when(new RefreshTags(ID, CATALOGUE))
                .expectNoEvents();
    }

    @Test
    void a_tag_that_moved_into_a_single_group_yields_to_the_one_that_was_there() {
        var later = CatalogueForTests.of("sales:Sales:Inbox", "vip:VIP:Inbox");
        given(created(), new TagsChanged(ID, List.of(SALES, VIP)))
                .when(new RefreshTags(ID, later))
                .expectEvents(new TagsChanged(ID, List.of(SALES)));
    }

    @Test
    void a_conversation_is_engaged_in_once() {
        var engaged = new Engaged(ID, "c-1", Channel.WEB);
        given(created()).when(new Engage(ID, "c-1", Channel.WEB)).expectEvents(engaged);
        given(created(), engaged).when(new Engage(ID, "c-1", Channel.WEB)).expectNoEvents();
    }

    @Test
    void somebody_new_is_made_and_engaged_at_once() {
        when(new Welcome(ID, MARIA, "c-1", Channel.WHATSAPP))
                .expectEvents(created(), new Engaged(ID, "c-1", Channel.WHATSAPP));
    }

    @Test
    void deleting_is_final() {
        given(created()).when(new Delete(ID, ExpectedVersion.ANY)).expectEvents(new Deleted(ID));
        given(created(), new Deleted(ID))
                .when(change(patch().lastName("Smith")))
                .expectException(AggregateDeletedException.class);
    }

    @Test
    void a_stale_version_is_refused_before_all_else() {
        var stale = ExpectedVersion.of(7);
        given(created()).when(new Delete(ID, stale)).expectException(StaleVersion.class);
        given(created()).when(new AddTag(ID, stale, CATALOGUE, "gone")).expectException(StaleVersion.class);
        given(created())
                .when(new Change(
                        ID, ExpectedVersion.of(0), patch().firstName("Mia").build()))
                .expectSuccessfulHandlerExecution();
    }

    private static String nameOf(String firstName, String lastName, String email, String phone, String externalId) {
        return new Particulars(null, firstName, lastName, email, phone, null, null, externalId)
                .details()
                .displayName();
    }

    private static Created created() {
        return new Created(ID, MARIA.details());
    }

    private static DetailsChanged changed(Particulars after) {
        return new DetailsChanged(ID, after.details());
    }

    private static Change change(PatchBuilder patch) {
        return new Change(ID, ExpectedVersion.ANY, patch.build());
    }

    private TestExecutor<Contact> given(Object... events) {
        return contact.given(events);
    }

    private ResultValidator<Contact> when(Object command) {
        return contact.givenNoPriorActivity().when(command);
    }

    private static PatchBuilder patch() {
        return new PatchBuilder();
    }

    private static final class PatchBuilder {

        private Patch<String> displayName = Patch.absent();
        private Patch<String> firstName = Patch.absent();
        private Patch<String> lastName = Patch.absent();
        private Patch<String> email = Patch.absent();
        private Patch<String> phone = Patch.absent();
        private Patch<String> language = Patch.absent();

        PatchBuilder displayName(String name) {
            displayName = Patch.of(name);
            return this;
        }

        PatchBuilder firstName(String name) {
            firstName = Patch.of(name);
            return this;
        }

        PatchBuilder lastName(String name) {
            lastName = Patch.of(name);
            return this;
        }

        PatchBuilder email(String address) {
            email = Patch.of(address);
            return this;
        }

        PatchBuilder phone(String number) {
            phone = Patch.of(number);
            return this;
        }

        PatchBuilder language(String tag) {
            language = Patch.of(tag);
            return this;
        }

        ParticularsPatch build() {
            return new ParticularsPatch(
                    displayName, firstName, lastName, email, phone, language, Patch.absent(), Patch.absent());
        }
    }
}

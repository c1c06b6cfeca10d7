package dev.handoff.contact.tag;

import dev.handoff.contact.tag.TagCommand.ChangeTag;
import dev.handoff.contact.tag.TagCommand.CreateGroup;
import dev.handoff.contact.tag.TagCommand.CreateTag;
import dev.handoff.contact.tag.TagCommand.DeleteTag;
import dev.handoff.contact.tag.TagCommand.Open;
import dev.handoff.contact.tag.TagEvent.GroupCreated;
import dev.handoff.contact.tag.TagEvent.TagChanged;
import dev.handoff.contact.tag.TagEvent.TagCreated;
import dev.handoff.contact.tag.TagEvent.TagDeleted;
import dev.handoff.starter.problem.InvalidRequest;
import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.web.Patch;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class TagCatalogueTest {

    private static final GroupCreated INBOX = new GroupCreated("inbox", "Inbox", true);
    private static final TagCreated SALES = new TagCreated("sales", "Sales", "inbox", "green");
    private static final TagCreated VIP = new TagCreated("vip", "VIP", null, "#ff8800");

    private final AggregateTestFixture<TagCatalogue> catalogue = new AggregateTestFixture<>(TagCatalogue.class);

    @Test
    void it_opens_with_the_inboxes() {
        catalogue
                .givenNoPriorActivity()
                .when(new Open())
                .expectEvents(
                        INBOX,
                        new TagCreated("inbox-sales", "Sales", "inbox", "green"),
                        new TagCreated("inbox-support", "Support", "inbox", "blue"),
                        new TagCreated("inbox-billing", "Billing", "inbox", "orange"));
    }

    @Test
    void a_group_is_named_when_a_tag_is_created() {
        given(INBOX)
                .when(new CreateTag("sales", "Sales", "inbox", null))
                .expectEvents(new TagCreated("sales", "Sales", "inbox", "grey"));
        given(INBOX).when(new CreateTag("sales", "Sales", "Nowhere", null)).expectException(InvalidRequest.class);
    }

    @Test
    void names_are_unique_within_a_group_whatever_their_case() {
        given(INBOX, SALES).when(new CreateTag("s2", "SALÈS", "Inbox", null)).expectException(InvalidRequest.class);
        given(INBOX, SALES)
                .when(new CreateTag("s2", "Sales", null, null))
                .expectEvents(new TagCreated("s2", "Sales", null, "grey"));
        given(INBOX).when(new CreateGroup("g", "INBOX", false)).expectException(InvalidRequest.class);
    }

    @Test
    void a_tag_is_changed_part_by_part() {
        given(INBOX, VIP)
                .when(new ChangeTag("vip", Patch.of("Very important"), Patch.of("Inbox"), Patch.absent()))
                .expectEvents(new TagChanged("vip", "Very important", "inbox", "#ff8800"));
        given(INBOX, SALES)
                .when(new ChangeTag("sales", Patch.absent(), Patch.of(null), Patch.of(null)))
                .expectEvents(new TagChanged("sales", "Sales", null, "grey"));
        given(INBOX, SALES)
                .when(new ChangeTag("sales", Patch.of("Sales"), Patch.absent(), Patch.absent()))
                .expectNoEvents();
    }

    @Test
    void a_tag_cannot_take_the_name_of_another() {
        given(INBOX, SALES, VIP)
                .when(new ChangeTag("vip", Patch.of("sales"), Patch.of("Inbox"), Patch.absent()))
                .expectException(InvalidRequest.class);
        given(INBOX, SALES)
                .when(new ChangeTag("sales", Patch.of("SALES"), Patch.absent(), Patch.absent()))
                .expectEvents(new TagChanged("sales", "SALES", "inbox", "green"));
    }

    @Test
    void a_deleted_tag_is_gone_and_its_name_free() {
        given(INBOX, SALES).when(new DeleteTag("sales")).expectEvents(new TagDeleted("sales"));
        given(INBOX, SALES, new TagDeleted("sales"))
                .when(new DeleteTag("sales"))
                .expectException(NotFound.class);
        given(INBOX, SALES, new TagDeleted("sales"))
                .when(new CreateTag("s2", "Sales", "Inbox", "red"))
                .expectEvents(new TagCreated("s2", "Sales", "inbox", "red"));
    }

    @Test
    void a_request_that_comes_twice_creates_one() {
        given(INBOX, SALES).when(new CreateTag("sales", "Sales", "Inbox", null)).expectNoEvents();
        given(INBOX).when(new CreateGroup("inbox", "Inbox", true)).expectNoEvents();
    }

    private TestExecutor<TagCatalogue> given(Object... events) {
        return catalogue.given(events);
    }
}

package dev.handoff.contact.contact;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import dev.handoff.contact.contact.ContactCommand.AddTag;
import dev.handoff.contact.contact.ContactCommand.Change;
import dev.handoff.contact.contact.ContactCommand.Create;
import dev.handoff.contact.contact.ContactCommand.Delete;
import dev.handoff.contact.contact.ContactCommand.Engage;
import dev.handoff.contact.contact.ContactCommand.RefreshTags;
import dev.handoff.contact.contact.ContactCommand.RemoveTag;
import dev.handoff.contact.contact.ContactCommand.SetTags;
import dev.handoff.contact.contact.ContactCommand.Welcome;
import dev.handoff.events.contact.ContactDetails;
import dev.handoff.events.contact.ContactEvent.Created;
import dev.handoff.events.contact.ContactEvent.Deleted;
import dev.handoff.events.contact.ContactEvent.DetailsChanged;
import dev.handoff.events.contact.ContactEvent.Engaged;
import dev.handoff.events.contact.ContactEvent.TagsChanged;
import dev.handoff.events.contact.ContactTag;
import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.problem.InvalidRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** Who a person is, which tags they carry, and in which conversations they engaged. */
class Contact {

    @AggregateIdentifier
    private String contactId;

    private ContactDetails details;
    private List<ContactTag> tags = List.of();
    private final Set<String> engagedIn = new HashSet<>();

    Contact() {}

    @CommandHandler
    Contact(Create command) {
        apply(new Created(command.contactId(), command.particulars().details()));
    }

    /** Both in one append: there is no moment at which the contact is made and its conversation not told. */
    @CommandHandler
    Contact(Welcome command) {
        apply(new Created(command.contactId(), command.particulars().details()));
        apply(new Engaged(command.contactId(), command.conversationId(), command.channel()));
    }

    @CommandHandler
    void decide(Change command) {
        refuseIfNot(command.expected());
        var before = Particulars.of(details);
        var after = command.patch().over(before);
        if (before.nameSomebody() && !after.nameSomebody()) {
            throw new InvalidRequest("displayName", "must be left, or a name, an e-mail address or a phone number");
        }
        if (!after.details().equals(details)) apply(new DetailsChanged(contactId, after.details()));
    }

    @CommandHandler
    void decide(SetTags command) {
        refuseIfNot(command.expected());
        tell(command.catalogue().exactly(command.tagIds()));
    }

    @CommandHandler
    void decide(AddTag command) {
        refuseIfNot(command.expected());
        tell(command.catalogue().with(tags, command.tagId()));
    }

    @CommandHandler
    void decide(RemoveTag command) {
        refuseIfNot(command.expected());
        tell(command.catalogue().without(tags, command.tagId()));
    }

    @CommandHandler
    void decide(RefreshTags command) {
        tell(command.catalogue().current(tags));
    }

    @CommandHandler
    void decide(Engage command) {
        if (engagedIn.contains(command.conversationId())) return;
        apply(new Engaged(contactId, command.conversationId(), command.channel()));
    }

    @CommandHandler
    void decide(Delete command) {
        refuseIfNot(command.expected());
        apply(new Deleted(contactId));
    }

    @EventSourcingHandler
    void evolve(Created event) {
        contactId = event.contactId();
        details = event.details();
    }

    @EventSourcingHandler
    void evolve(DetailsChanged event) {
        details = event.details();
    }

    @EventSourcingHandler
    void evolve(TagsChanged event) {
        tags = event.tags();
    }

    @EventSourcingHandler
    void evolve(Engaged event) {
        engagedIn.add(event.conversationId());
    }

    @EventSourcingHandler
    void evolve(Deleted event) {
        markDeleted();
    }

    private void refuseIfNot(ExpectedVersion expected) {
        expected.refuseIfNot(getVersion());
    }

    private void tell(List<ContactTag> after) {
        if (!after.equals(tags)) apply(new TagsChanged(contactId, after));
    }
}

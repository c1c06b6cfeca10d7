package dev.handoff.contact.contact;

import dev.handoff.contact.tag.Catalogue;
import dev.handoff.events.conversation.Channel;
import dev.handoff.starter.command.ExpectedVersion;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a contact. */
public sealed interface ContactCommand {

    @TargetAggregateIdentifier
    String contactId();

    /** Somebody filled in the form. */
    record Create(String contactId, Particulars particulars) implements ContactCommand {}

    /** Somebody not known before wrote: creates and engages in one. */
    record Welcome(String contactId, Particulars particulars, String conversationId, Channel channel)
            implements ContactCommand {}

    record Change(String contactId, ExpectedVersion expected, ParticularsPatch patch) implements ContactCommand {}

    record SetTags(String contactId, ExpectedVersion expected, Catalogue catalogue, List<String> tagIds)
            implements ContactCommand {}

    record AddTag(String contactId, ExpectedVersion expected, Catalogue catalogue, String tagId)
            implements ContactCommand {}

    record RemoveTag(String contactId, ExpectedVersion expected, Catalogue catalogue, String tagId)
            implements ContactCommand {}

    /** Tells the tags anew after a tag was renamed, moved or deleted. */
    record RefreshTags(String contactId, Catalogue catalogue) implements ContactCommand {}

    /** Somebody known takes part in a conversation: theirs was escalated, or an agent started one. */
    record Engage(String contactId, String conversationId, Channel channel) implements ContactCommand {}

    record Delete(String contactId, ExpectedVersion expected) implements ContactCommand {}
}

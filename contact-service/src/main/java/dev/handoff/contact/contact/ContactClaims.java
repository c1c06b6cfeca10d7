package dev.handoff.contact.contact;

import dev.handoff.events.contact.ContactEvent;
import dev.handoff.events.contact.ContactEvent.Created;
import dev.handoff.events.contact.ContactEvent.Deleted;
import dev.handoff.events.contact.ContactEvent.DetailsChanged;
import dev.handoff.events.contact.ContactEvent.Engaged;
import dev.handoff.events.contact.ContactEvent.TagsChanged;
import dev.handoff.starter.store.Claim;
import dev.handoff.starter.store.Claims;
import java.util.List;
import org.springframework.stereotype.Component;

/** No two live contacts have the same external id, and no conversation is ever engaged in twice. */
@Component
class ContactClaims implements Claims {

    private static final String EXTERNAL_ID = "external-id";
    private static final String ENGAGEMENT = "engagement";

    @Override
    public List<Claim> of(Object event) {
        if (!(event instanceof ContactEvent change)) return List.of();
        return switch (change) {
            case Created(var id, var details) when details.externalId() == null -> List.of();
            case Created(var id, var details) -> List.of(Claim.only(EXTERNAL_ID, details.externalId()));
            case DetailsChanged(var id, var details) -> List.of(Claim.only(EXTERNAL_ID, details.externalId()));
            case Engaged engaged -> List.of(Claim.also(ENGAGEMENT, engaged.conversationId()));
            case Deleted deleted -> List.of(Claim.release(EXTERNAL_ID));
            case TagsChanged tags -> List.of();
        };
    }
}

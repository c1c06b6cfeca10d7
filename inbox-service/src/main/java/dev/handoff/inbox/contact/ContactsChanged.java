package dev.handoff.inbox.contact;

import java.util.List;

/**
 * Told on every instance when what conversations show of their contacts has changed.
 *
 * @param conversationIds which ones; empty if that cannot be known, because the connection that tells it was lost
 */
public record ContactsChanged(List<String> conversationIds) {

    static final ContactsChanged UNKNOWN = new ContactsChanged(List.of());

    public boolean isUnknown() {
        return conversationIds.isEmpty();
    }
}

package dev.handoff.inbox.folder;

import dev.handoff.events.PersonalData;

/**
 * Who writes in a conversation: what contact-service says by now, and where it says nothing what the bot platform told.
 *
 * @param contactId null until contact-service has found or made the contact, unless the bot platform gave it
 */
record ContactSeen(
        String contactId,
        @PersonalData String externalId,
        @PersonalData String displayName,
        @PersonalData String email,
        @PersonalData String phone) {}

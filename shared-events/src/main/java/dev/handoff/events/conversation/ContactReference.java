package dev.handoff.events.conversation;

import dev.handoff.events.PersonalData;

/**
 * What a bot platform knows of the person who writes; each part may be null. contact-service finds the contact by
 * {@code contactId}, else {@code externalId}, else by e-mail or phone where exactly one contact has it, and else makes one.
 */
public record ContactReference(
        String contactId,
        @PersonalData String externalId,
        @PersonalData String displayName,
        @PersonalData String email,
        @PersonalData String phone) {}

package dev.handoff.events.conversation;

import dev.handoff.events.OptionalField;
import dev.handoff.events.PersonalData;

/**
 * What a bot platform knows of the person who writes; any part may be left out. contact-service finds the contact by
 * {@code contactId}, else {@code externalId}, else by e-mail or phone where exactly one contact has it, and else makes one.
 *
 * @param contactId the contact's id, where the platform has kept it
 * @param externalId the id of the person in the platform's own system
 * @param displayName the name that they gave
 * @param email the e-mail address that they gave
 * @param phone the phone number that they gave or write from
 */
public record ContactReference(
        @OptionalField String contactId,
        @OptionalField @PersonalData String externalId,
        @OptionalField @PersonalData String displayName,
        @OptionalField @PersonalData String email,
        @OptionalField @PersonalData String phone) {}

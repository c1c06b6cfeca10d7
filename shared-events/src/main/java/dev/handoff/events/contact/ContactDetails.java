package dev.handoff.events.contact;

import dev.handoff.events.PersonalData;

/**
 * All that is recorded of a contact besides its tags.
 *
 * @param displayName the name that agents see; never null
 * @param displayNameIsDefault true while {@code displayName} follows the other fields: first and last name, else e-mail,
 *     else phone, else external id; false once somebody has set it
 * @param firstName at most 200 characters, or null; likewise the others
 * @param email RFC 5322 addr-spec
 * @param phone E.164, for instance {@code +4930901820}
 * @param language BCP 47 tag, for instance {@code de-DE}
 * @param timeZone IANA name, for instance {@code Europe/Berlin}
 * @param externalId the id of the contact in somebody else's system; unique among live contacts
 */
public record ContactDetails(
        @PersonalData String displayName,
        boolean displayNameIsDefault,
        @PersonalData String firstName,
        @PersonalData String lastName,
        @PersonalData String email,
        @PersonalData String phone,
        String language,
        String timeZone,
        @PersonalData String externalId) {}

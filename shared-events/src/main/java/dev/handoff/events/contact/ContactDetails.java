package dev.handoff.events.contact;

import dev.handoff.events.OptionalField;
import dev.handoff.events.PersonalData;

/**
 * All that is recorded of a contact besides its tags. Texts are trimmed, of 1 to 200 Unicode code points.
 *
 * @param displayName the name that agents see
 * @param displayNameIsDefault true while {@code displayName} follows the other fields: first and last name, else e-mail,
 *     else phone, else external id; false once somebody has set it
 * @param firstName the given name
 * @param lastName the family name
 * @param email an RFC 5322 addr-spec, for instance {@code erika@example.org}
 * @param phone E.164, for instance {@code +4930901820}
 * @param language a BCP 47 tag, for instance {@code de-DE}
 * @param timeZone an IANA name, for instance {@code Europe/Berlin}
 * @param externalId the id of the contact in somebody else's system; unique among live contacts
 */
public record ContactDetails(
        @PersonalData String displayName,
        boolean displayNameIsDefault,
        @OptionalField @PersonalData String firstName,
        @OptionalField @PersonalData String lastName,
        @OptionalField @PersonalData String email,
        @OptionalField @PersonalData String phone,
        @OptionalField String language,
        @OptionalField String timeZone,
        @OptionalField @PersonalData String externalId) {}

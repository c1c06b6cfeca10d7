package dev.handoff.contact.contact;

import dev.handoff.events.contact.ContactDetails;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody has said about a contact, before the name that it goes by is worked out. Each part is in its normal form
 * (see {@link dev.handoff.contact.text.Notation}) or null.
 *
 * @param displayName null while the contact goes by the default
 */
public record Particulars(
        String displayName,
        String firstName,
        String lastName,
        String email,
        String phone,
        String language,
        String timeZone,
        String externalId) {

    /** What a visitor of whom nothing at all is known goes by. */
    private static final String NOBODY = "Visitor";

    static Particulars of(ContactDetails details) {
        return new Particulars(
                details.displayNameIsDefault() ? null : details.displayName(),
                details.firstName(),
                details.lastName(),
                details.email(),
                details.phone(),
                details.language(),
                details.timeZone(),
                details.externalId());
    }

    ContactDetails details() {
        return new ContactDetails(
                displayName == null ? defaultName() : displayName,
                displayName == null,
                firstName,
                lastName,
                email,
                phone,
                language,
                timeZone,
                externalId);
    }

    /** Whether agents would see more than an external id: a name, an e-mail address or a phone number. */
    boolean nameSomebody() {
        return Stream.of(displayName, firstName, lastName, email, phone).anyMatch(Objects::nonNull);
    }

    private String defaultName() {
        var fullName = String.join(
                " ", Stream.of(firstName, lastName).filter(Objects::nonNull).toList());
        return Stream.of(Optional.of(fullName).filter(name -> !name.isEmpty()).orElse(null), email, phone, externalId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(NOBODY);
    }
}

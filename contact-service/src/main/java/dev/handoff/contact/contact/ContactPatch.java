package dev.handoff.contact.contact;

import static dev.handoff.contact.text.Notation.EMAIL;
import static dev.handoff.contact.text.Notation.LANGUAGE;
import static dev.handoff.contact.text.Notation.PHONE;
import static dev.handoff.contact.text.Notation.TEXT;
import static dev.handoff.contact.text.Notation.TIME_ZONE;

import dev.handoff.contact.text.Written;
import dev.handoff.starter.web.Patch;

/** A JSON merge patch of a contact: null, or blank, clears a field; for {@code displayName} it gives the default back. */
record ContactPatch(
        Patch<@Written(TEXT) String> firstName,
        Patch<@Written(TEXT) String> lastName,
        Patch<@Written(TEXT) String> displayName,
        Patch<@Written(EMAIL) String> email,
        Patch<@Written(PHONE) String> phone,
        Patch<@Written(LANGUAGE) String> language,
        Patch<@Written(TIME_ZONE) String> timeZone,
        Patch<@Written(TEXT) String> externalId) {

    ParticularsPatch particulars() {
        return new ParticularsPatch(
                displayName.map(TEXT::normal),
                firstName.map(TEXT::normal),
                lastName.map(TEXT::normal),
                email.map(EMAIL::normal),
                phone.map(PHONE::normal),
                language.map(LANGUAGE::normal),
                timeZone.map(TIME_ZONE::normal),
                externalId.map(TEXT::normal));
    }
}

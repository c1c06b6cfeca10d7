package dev.handoff.contact.contact;

import static dev.handoff.contact.text.Notation.EMAIL;
import static dev.handoff.contact.text.Notation.LANGUAGE;
import static dev.handoff.contact.text.Notation.PHONE;
import static dev.handoff.contact.text.Notation.TEXT;
import static dev.handoff.contact.text.Notation.TIME_ZONE;

import dev.handoff.contact.text.Written;

/** The form for a new contact, as people filled it in. */
@NamesSomebody
record NewContact(
        @Written(TEXT) String firstName,
        @Written(TEXT) String lastName,
        @Written(TEXT) String displayName,
        @Written(EMAIL) String email,
        @Written(PHONE) String phone,
        @Written(LANGUAGE) String language,
        @Written(TIME_ZONE) String timeZone,
        @Written(TEXT) String externalId) {

    Particulars particulars() {
        return new Particulars(
                TEXT.normal(displayName),
                TEXT.normal(firstName),
                TEXT.normal(lastName),
                EMAIL.normal(email),
                PHONE.normal(phone),
                LANGUAGE.normal(language),
                TIME_ZONE.normal(timeZone),
                TEXT.normal(externalId));
    }
}

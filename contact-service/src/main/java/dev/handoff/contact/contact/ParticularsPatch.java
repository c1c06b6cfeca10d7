package dev.handoff.contact.contact;

import java.util.Optional;

/** A merge patch of {@link Particulars}, in normal form: null leaves a part as it is, empty clears it. */
record ParticularsPatch(
        Optional<String> displayName,
        Optional<String> firstName,
        Optional<String> lastName,
        Optional<String> email,
        Optional<String> phone,
        Optional<String> language,
        Optional<String> timeZone,
        Optional<String> externalId) {

    Particulars over(Particulars before) {
        return new Particulars(
                merged(displayName, before.displayName()),
                merged(firstName, before.firstName()),
                merged(lastName, before.lastName()),
                merged(email, before.email()),
                merged(phone, before.phone()),
                merged(language, before.language()),
                merged(timeZone, before.timeZone()),
                merged(externalId, before.externalId()));
    }

    private static String merged(Optional<String> change, String before) {
        return change == null ? before : change.orElse(null);
    }
}

package dev.handoff.contact.contact;

import dev.handoff.starter.web.Patch;

/** A merge patch of {@link Particulars}, in normal form. */
record ParticularsPatch(
        Patch<String> displayName,
        Patch<String> firstName,
        Patch<String> lastName,
        Patch<String> email,
        Patch<String> phone,
        Patch<String> language,
        Patch<String> timeZone,
        Patch<String> externalId) {

    Particulars over(Particulars before) {
        return new Particulars(
                displayName.orKeep(before.displayName()),
                firstName.orKeep(before.firstName()),
                lastName.orKeep(before.lastName()),
                email.orKeep(before.email()),
                phone.orKeep(before.phone()),
                language.orKeep(before.language()),
                timeZone.orKeep(before.timeZone()),
                externalId.orKeep(before.externalId()));
    }
}

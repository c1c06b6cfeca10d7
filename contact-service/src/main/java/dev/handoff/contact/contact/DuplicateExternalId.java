package dev.handoff.contact.contact;

import dev.handoff.starter.problem.Refusal;

/** 409: another live contact has this external id. */
final class DuplicateExternalId extends Refusal {

    private static final long serialVersionUID = 1L;

    DuplicateExternalId(String contactId) {
        super(409, "duplicate-external-id", "Another contact has this external id: " + contactId + ".");
        with("contactId", contactId);
    }
}

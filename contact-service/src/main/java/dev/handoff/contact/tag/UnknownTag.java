package dev.handoff.contact.tag;

import dev.handoff.starter.problem.Refusal;

/** 422: a contact is to carry a tag that does not exist. */
final class UnknownTag extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownTag(String tagId) {
        super(422, "unknown-tag", "There is no tag " + tagId + ": see GET /api/tags.");
        with("tagId", tagId);
    }
}

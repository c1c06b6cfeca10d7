package dev.handoff.starter.web.idempotency;

/** What became of an attempt to be the one who serves a request. */
sealed interface Claim {

    /**
     * We serve it.
     *
     * @param id for what the request creates; the same as in earlier attempts that came to no answer
     */
    record Ours(String id) implements Claim {}

    /** It was served. */
    record Answered(Answer answer) implements Claim {}

    /** Somebody is at it: ask again in a moment. */
    record Busy() implements Claim {}
}

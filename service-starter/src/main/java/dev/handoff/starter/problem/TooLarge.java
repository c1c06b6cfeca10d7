package dev.handoff.starter.problem;

/** 413: the body is larger than the service reads. */
public final class TooLarge extends Refusal {

    private static final long serialVersionUID = 1L;

    /** @param limit in bytes */
    public TooLarge(long limit) {
        super(413, "too-large", "The body is larger than " + limit / 1024 + " KiB.");
    }
}

package dev.handoff.starter.problem;

/** 412: {@code If-Match} names a version that is not the current one. */
public final class StaleVersion extends Refusal {

    private static final long serialVersionUID = 1L;

    public StaleVersion(long currentVersion) {
        super(412, "stale-version", "It has changed since: read version " + currentVersion + " and try again.");
        with("currentVersion", currentVersion);
    }
}

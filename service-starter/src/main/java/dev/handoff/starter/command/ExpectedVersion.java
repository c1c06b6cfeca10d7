package dev.handoff.starter.command;

import dev.handoff.starter.problem.StaleVersion;
import java.util.Optional;

/**
 * What the caller's {@code If-Match} asks for. A version is the {@code sequence} of an aggregate's last event.
 *
 * @param version the version that must be the current one; null matches any
 */
public record ExpectedVersion(Long version) {

    /** No {@code If-Match}, or {@code If-Match: *}. */
    public static final ExpectedVersion ANY = new ExpectedVersion(null);

    public static ExpectedVersion of(long version) {
        return new ExpectedVersion(version);
    }

    /**
     * To be called first in a {@code decide}.
     *
     * @throws StaleVersion if the aggregate is at another version
     */
    public void refuseIfNot(long current) {
        if (Optional.ofNullable(version).filter(expected -> expected != current).isPresent()) {
            throw new StaleVersion(current);
        }
    }
}

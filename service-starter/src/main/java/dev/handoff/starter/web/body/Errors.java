package dev.handoff.starter.web.body;

import dev.handoff.starter.problem.FieldError;
import dev.handoff.starter.problem.InvalidRequest;
import java.util.LinkedHashSet;
import java.util.Set;

/** Everything that is wrong with one body. */
final class Errors {

    private final Set<FieldError> found = new LinkedHashSet<>();

    void add(String field, String message) {
        found.add(new FieldError(field, message));
    }

    /** True if the field, or something in it, could not be read: what its constraints say of the rest is noise. */
    boolean concern(String field) {
        return found.stream()
                .map(FieldError::field)
                .anyMatch(
                        known -> known.equals(field) || known.startsWith(field + ".") || known.startsWith(field + "["));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    void refuseIfAny() {
        if (!found.isEmpty()) throw new InvalidRequest(found);
    }
}

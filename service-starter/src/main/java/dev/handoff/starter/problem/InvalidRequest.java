package dev.handoff.starter.problem;

import java.util.Collection;
import java.util.List;

/** 400: malformed JSON, or unknown or invalid fields, all of them listed in {@code errors}. */
public final class InvalidRequest extends Refusal {

    private static final long serialVersionUID = 1L;

    /** The request as a whole is wrong, not a field of it. */
    public InvalidRequest(String detail) {
        super(400, "invalid-request", detail);
    }

    public InvalidRequest(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    /** @param errors at least one */
    public InvalidRequest(Collection<FieldError> errors) {
        super(400, "invalid-request", detail(errors));
        with("errors", List.copyOf(errors));
    }

    private static String detail(Collection<FieldError> errors) {
        var first = errors.iterator().next();
        var others = errors.size() == 1 ? "" : " There are " + (errors.size() - 1) + " more errors.";
        return first.field() + " " + first.message() + "." + others;
    }
}

package dev.handoff.contact.text;

import dev.handoff.starter.problem.Refusal;
import java.util.List;
import java.util.Map;

/** 400: a field is sound by itself but not together with what is there already. */
public final class InvalidField extends Refusal {

    private static final long serialVersionUID = 1L;

    /**
     * @param field the JSON field
     * @param message what is wrong with it, going on after the field's name: {@code must ...}
     */
    public InvalidField(String field, String message) {
        super(400, "invalid-request", "The request is invalid: " + field + " " + message + ".");
        with("errors", List.of(Map.of("field", field, "message", message)));
    }
}

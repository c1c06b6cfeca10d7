package dev.handoff.starter.web;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Optional;

/** Checks {@link Text}. */
public final class TextValidator implements ConstraintValidator<Text, CharSequence> {

    private int min;
    private int max;
    private boolean multiline;

    @Override
    public void initialize(Text text) {
        min = text.min();
        max = text.max();
        multiline = text.multiline();
    }

    @Override
    public boolean isValid(CharSequence value, ConstraintValidatorContext context) {
        if (value == null) return true;
        var complaint = complaint(value.toString());
        complaint.ifPresent(message -> {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
        });
        return complaint.isEmpty();
    }

    private Optional<String> complaint(String value) {
        var length = value.codePointCount(0, value.length());
        if (length < min || length > max) return Optional.of("must be " + range() + " characters long");
        if (!Characters.isStorable(value)) return Optional.of(Characters.NOT_STORABLE);
        if (value.codePoints().anyMatch(this::isControl)) return Optional.of("must not contain control characters");
        return Optional.empty();
    }

    private String range() {
        return min == max ? "" + max : min + " to " + max;
    }

    private boolean isControl(int character) {
        return Character.isISOControl(character)
                && !(multiline && (character == '\n' || character == '\r' || character == '\t'));
    }
}

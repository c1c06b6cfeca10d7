package dev.handoff.contact.text;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text in a {@link Notation}. Null and blank are an absent text, which is valid unless it is required. */
@Documented
@Constraint(validatedBy = Written.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Written {

    /** The notation to be written in. */
    Notation value();

    boolean required() default false;

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Tells what the notation says of a text. */
    final class Validator implements ConstraintValidator<Written, String> {

        private Notation notation;
        private boolean required;

        @Override
        public void initialize(Written written) {
            notation = written.value();
            required = written.required();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            try {
                return notation.normal(text) != null || !required || refused("must be given", context);
            } catch (Unreadable complaint) {
                return refused(complaint.getMessage(), context);
            }
        }

        private static boolean refused(String message, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
            return false;
        }
    }
}

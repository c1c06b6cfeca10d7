package dev.handoff.contact.contact;

import dev.handoff.contact.text.Notation;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;

/** At least a name, an e-mail address or a phone number; what is there and unreadable is its own field's error. */
@Constraint(validatedBy = NamesSomebody.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface NamesSomebody {

    String message() default
            "must be given, or firstName, lastName, email or phone: a contact has at least one of them";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Tells it of {@code displayName}, the one field that all contacts have in the end. */
    final class Validator implements ConstraintValidator<NamesSomebody, NewContact> {

        @Override
        public boolean isValid(NewContact form, ConstraintValidatorContext context) {
            if (Stream.of(form.firstName(), form.lastName(), form.displayName(), form.email(), form.phone())
                    .anyMatch(Notation::isPresent)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("displayName")
                    .addConstraintViolation();
            return false;
        }
    }
}

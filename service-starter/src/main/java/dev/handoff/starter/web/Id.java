package dev.handoff.starter.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An id: 1 to 64 of {@code A-Z a-z 0-9 _ -}. Null is valid. */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = Id.PATTERN)
@ReportAsSingleViolation
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.ANNOTATION_TYPE, ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface Id {

    /** With both ends, since patterns of JSON Schema match anywhere else. */
    String PATTERN = "^[A-Za-z0-9_-]{1,64}$";

    String message() default "must be 1 to 64 letters, digits, hyphens and underscores";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

package dev.handoff.starter.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text of a number of Unicode code points, without control characters and without what PostgreSQL cannot store (NUL,
 * half a surrogate pair). Null is valid.
 */
@Documented
@Constraint(validatedBy = TextValidator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.ANNOTATION_TYPE, ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {

    /** The least number of code points. */
    int min() default 1;

    /** The greatest number of code points. */
    int max() default 200;

    /** Whether line feeds, carriage returns and tabs are allowed. */
    boolean multiline() default false;

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

package dev.handoff.starter.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a controller, or one method of it (which then counts alone): everyone with one of these roles, others get
 * 403. An admin also counts as an operator. Every controller under {@code /api} has one; {@code HouseRules} sees to it.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Roles {

    /** Of {@code agent}, {@code operator}, {@code admin}, {@code bot}. */
    String[] value();
}

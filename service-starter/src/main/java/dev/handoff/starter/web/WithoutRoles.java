package dev.handoff.starter.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A controller whose callers have no {@link Roles}, because it is not people and bots with a bearer token who call it. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithoutRoles {

    /** Who calls instead, and who sees to it. */
    String value();
}

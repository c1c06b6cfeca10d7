package dev.handoff.starter.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The white space around a text of a request does not count: it is taken off before constraints are checked, and a text
 * of nothing else is null. For record components of type {@code String} and {@code Patch<String>}, or a whole record.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Trimmed {}

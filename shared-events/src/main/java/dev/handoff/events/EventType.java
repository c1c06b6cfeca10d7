package dev.handoff.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The logical name of an event, its {@code ce_type}: what is stored and published instead of a Java class name, so that
 * classes can move. It ends in the version of the event's shape; within a version only optional fields are added.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /** For instance {@code handoff.conversation.escalated.v1}. */
    String value();
}

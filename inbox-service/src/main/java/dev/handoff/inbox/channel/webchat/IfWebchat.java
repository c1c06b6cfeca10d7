package dev.handoff.inbox.channel.webchat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** A part of the website chat: there only if that is {@code on} (or {@code true}, or {@code yes}). */
@Conditional(IfWebchat.IsOn.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface IfWebchat {

    /** Spring Boot's own condition on a boolean property knows {@code true} alone. */
    final class IsOn implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment().getProperty("handoff.webchat.enabled", Boolean.class, false);
        }
    }
}

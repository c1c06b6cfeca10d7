package dev.handoff.starter.tracing;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether there is a collector to send traces to. */
final class TracesWanted implements Condition {

    static final String COLLECTOR = "handoff.tracing.collector";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !context.getEnvironment().getProperty(COLLECTOR, "").isBlank();
    }
}

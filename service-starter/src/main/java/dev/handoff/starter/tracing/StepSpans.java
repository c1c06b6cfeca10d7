package dev.handoff.starter.tracing;

import dev.handoff.starter.command.Commands;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** A span for each command, and one for its way into the store: the wait for its batch, the batch, the commit. */
record StepSpans(Spans spans) implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
            case Commands commands -> traced(commands);
            case EventStorageEngine engine -> traced(engine);
            default -> bean;
        };
    }

    private Commands traced(Commands commands) {
        return command -> {
            try {
                spans.call(command.getClass().getSimpleName(), () -> {
                    commands.send(command);
                    return null;
                });
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private EventStorageEngine traced(EventStorageEngine engine) {
        return (EventStorageEngine) Proxy.newProxyInstance(
                EventStorageEngine.class.getClassLoader(),
                new Class<?>[] {EventStorageEngine.class},
                (_, method, arguments) -> {
                    try {
                        if (!method.getName().equals("appendEvents")) return method.invoke(engine, arguments);
                        return spans.call("store", () -> method.invoke(engine, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}

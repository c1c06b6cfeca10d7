package dev.handoff.starter.command;

import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.problem.Unavailable;
import dev.handoff.starter.store.AppendConflict;
import dev.handoff.starter.store.RememberedStreams;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** {@link Commands} on Axon's command bus, handled on the caller's thread. */
final class AxonCommands implements Commands {

    private static final Logger LOG = LoggerFactory.getLogger(AxonCommands.class);

    static final String ACTOR = "actor";
    static final String CORRELATION_ID = "correlationId";

    /** Conflicts come only from other instances, a lost race each; so many in a row mean that something else is wrong. */
    private static final int ATTEMPTS = 20;

    private final CommandBus bus;
    private final RememberedStreams remembered;
    private final Map<Class<?>, String> aggregateNames = new HashMap<>();

    AxonCommands(CommandBus bus, RememberedStreams remembered, List<AggregateType<?>> aggregates) {
        this.bus = bus;
        this.remembered = remembered;
        for (var aggregate : aggregates) {
            Stream.of(aggregate.type().getDeclaredMethods(), aggregate.type().getDeclaredConstructors())
                    .flatMap(Arrays::stream)
                    .map(Executable.class::cast)
                    .filter(handler -> handler.isAnnotationPresent(CommandHandler.class))
                    .forEach(handler -> aggregateNames.put(handler.getParameterTypes()[0], aggregate.name()));
        }
    }

    @Override
    public void send(Object command) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                remembered.decide(() -> dispatch(command));
                LOG.debug("{} is done", command.getClass().getSimpleName());
                return;
            } catch (AppendConflict lost) {
                if (lost.sequence() == 0) throw new AlreadyExists(lost);
            } catch (AggregateNotFoundException e) {
                throw new NotFound(aggregateNames.get(command.getClass()), String.valueOf(e.getAggregateIdentifier()));
            } catch (DataAccessException e) {
                throw new Unavailable("The database cannot be reached. Try again in a moment.");
            }
        }
        throw new Unavailable("Too many others change this at the same time. Try again in a moment.");
    }

    private void dispatch(Object command) {
        var metadata = new HashMap<String, Object>();
        Origin.current().ifPresent(origin -> {
            Optional.ofNullable(origin.actor()).ifPresent(actor -> metadata.put(ACTOR, actor));
            Optional.ofNullable(origin.correlationId()).ifPresent(id -> metadata.put(CORRELATION_ID, id));
        });
        var callback = new FutureCallback<Object, Object>();
        bus.dispatch(
                new GenericCommandMessage<>(
                        new GenericMessage<>(command, metadata),
                        command.getClass().getName()),
                callback);
        var result = callback.getResult();
        if (!result.isExceptional()) return;
        if (result.exceptionResult() instanceof RuntimeException reason) throw reason;
        throw new IllegalStateException("a command could not be handled", result.exceptionResult());
    }
}

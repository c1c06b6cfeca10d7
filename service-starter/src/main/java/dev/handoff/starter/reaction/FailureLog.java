package dev.handoff.starter.reaction;

import dev.handoff.starter.problem.Cause;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says why a reaction failed before it is tried again, unless it was told to stop. */
record FailureLog(BooleanSupplier isStopping) implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    @Override
    public void handleError(ErrorContext failed) throws Exception {
        if (!isStopping.getAsBoolean()) {
            LOG.warn(
                    "Reaction {} failed, and is tried again: {}",
                    failed.eventProcessor(),
                    Cause.inOneLine(failed.error()));
        }
        PropagatingErrorHandler.instance().handleError(failed);
    }
}

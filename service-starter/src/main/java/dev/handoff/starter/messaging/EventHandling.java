package dev.handoff.starter.messaging;

import dev.handoff.starter.problem.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a consumer does with events. */
@FunctionalInterface
public interface EventHandling {

    /**
     * Handles events in their order. It may be given some of them again, one by one, if it throws; and each may be
     * delivered more than once.
     *
     * @param connection in the transaction that has them count as handled, to write there what has to go with it
     */
    void handle(List<ReceivedEvent> events, Connection connection) throws Exception;

    /** @throws Refusal if events that were set aside cannot be handled at present */
    default void refuseToRetry(Connection connection) throws SQLException {}
}

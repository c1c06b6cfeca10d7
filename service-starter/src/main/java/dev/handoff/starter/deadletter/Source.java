package dev.handoff.starter.deadletter;

import dev.handoff.starter.problem.Refusal;
import java.sql.Connection;
import java.sql.SQLException;

/** Who handles events, and takes up again what was set aside: a consumer of a topic, or a reaction. */
public interface Source {

    /** Unique in its service, for instance {@code tag-spread}; never to be changed. */
    String name();

    /**
     * Handles one event alone. Nobody else handles an event of this source meanwhile, on no instance.
     *
     * @param connection in the transaction in which the letter goes
     */
    void handle(Letter letter, Connection connection) throws Exception;

    /** @throws Refusal if letters cannot be taken up at present, for a reason that is not theirs */
    default void refuseToRetry(Connection connection) throws SQLException {}
}

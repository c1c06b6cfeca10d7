package dev.handoff.starter.command;

/** Sends commands to their aggregates, with the thread's {@link Origin}, and waits until what they did is durable. */
public interface Commands {

    /**
     * Returns when the events are stored and every view shows them.
     *
     * @throws dev.handoff.starter.problem.Refusal if the aggregate refused, there is no such aggregate (404), or the
     *     store cannot take the command now (503; nothing was done)
     * @throws dev.handoff.starter.store.ClaimTaken if another aggregate has what the command claims
     * @throws AlreadyExists if the command creates an aggregate and one with this id is there
     */
    void send(Object command);
}

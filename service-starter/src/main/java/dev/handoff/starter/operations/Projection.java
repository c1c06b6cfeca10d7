package dev.handoff.starter.operations;

import dev.handoff.starter.problem.Refusal;

/** What a service makes of events, as those who run it see it: a view, a reaction, a copy of another service's data. */
public interface Projection {

    /** Unique in its service, for instance {@code folders}. */
    String name();

    ProjectionState state();

    /**
     * Begins to make it anew, beside the live one, and returns at once.
     *
     * @param by who asked for it
     * @throws Refusal if it is being made anew already, or cannot be
     */
    void replay(ReplayFrom from, String by);

    /**
     * Begins to compare it with what the events say, and returns at once; changes nothing.
     *
     * @throws Refusal as {@link #replay} does
     */
    void compare(String by);

    /**
     * Gives up a replay or comparison that is not done; nothing is changed if there is none.
     *
     * @throws Refusal if it cannot be made anew
     */
    void cancel();

    /**
     * Has it stand still until {@link #resume}, also after a restart; nothing is changed if it does.
     *
     * @throws Refusal if it cannot
     */
    void pause(String by);

    /** Has it go on where it stands, also where it failed; nothing is changed if it does. */
    void resume();
}

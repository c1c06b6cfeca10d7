package dev.handoff.localstack;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A program of the stack: a process of its own that is started, becomes ready, and is stopped. */
public interface Program {

    /** The name people type: {@code ./handoff logs NAME}. */
    String name();

    /** Where its clients find it. */
    String address();

    /** The ports it listens on. */
    List<Listening> ports();

    /** How far it is from the data: when the stack stops, the highest floor goes first. */
    int floor();

    /** Names of the programs that must be ready before this one starts. */
    default Set<String> needs() {
        return Set.of();
    }

    /**
     * What has to be done before its first start in each {@code up}; may take seconds in a new data folder.
     *
     * @throws Refused when it can never start like this
     */
    default void prepare() throws IOException {}

    /** The process, just started. */
    Process start() throws IOException;

    /** Whether this process serves its clients. Cheap; asked several times a second. */
    boolean ready(ProcessHandle process);

    /** What has to be done each time it has become ready, before anyone is told. */
    default void open() {}

    /** Asks the process to end, in an orderly way. */
    default void stop(ProcessHandle process) {
        process.destroy();
    }
}

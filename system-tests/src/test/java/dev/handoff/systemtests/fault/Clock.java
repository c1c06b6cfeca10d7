package dev.handoff.systemtests.fault;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.handoff.systemtests.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The time that all programs of the stack are told, by libfaketime. */
final class Clock {

    private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

    private final Stack stack;
    private final Path told;

    Clock(Stack stack) {
        this.stack = stack;
        this.told = stack.work().resolve("clock");
    }

    void takeOver() throws IOException {
        assumeThat(LIBRARY).as("clocks can be set where faketime is installed").exists();
        stack.down();
        back();
        stack.tell("LD_PRELOAD", LIBRARY.toString());
        stack.tell("FAKETIME_TIMESTAMP_FILE", told.toString());
        stack.tell("FAKETIME_CACHE_DURATION", "1");
        stack.tell("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        stack.tell("FAKETIME_FORCE_MONOTONIC_FIX", "0"); // with it, whoever waits does not wait at all
        stack.up();
    }

    void anHourAhead() throws IOException {
        Files.writeString(told, "+3600s\n");
    }

    void back() throws IOException {
        Files.writeString(told, "+0s\n");
    }

    void giveBack() {
        stack.down();
        stack.tell("LD_PRELOAD", null);
        stack.up();
    }
}

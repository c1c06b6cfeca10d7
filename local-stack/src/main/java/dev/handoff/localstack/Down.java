package dev.handoff.localstack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** {@code down}: stops the running {@code up}, or what a killed one left behind, and waits until all is still. */
final class Down {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MS = 50;

    private final RunFolder run;
    private final List<Program> programs;
    private final Terminal terminal;

    Down(RunFolder run, List<Program> programs, Terminal terminal) {
        this.run = run;
        this.programs = programs;
        this.terminal = terminal;
    }

    void run() throws IOException, InterruptedException {
        var up = run.up();
        if (up.isPresent()) {
            terminal.say("Stopping the stack (pid %d).".formatted(up.get().pid()));
            up.get().destroy();
            awaitEnd(up.get());
        }
        if (new Leftovers(run, programs, terminal).stop() > 0 || up.isPresent()) {
            run.forget();
            terminal.say("Stopped.");
        } else {
            terminal.say("Nothing is running.");
        }
    }

    private void awaitEnd(ProcessHandle up) throws InterruptedException {
        var begun = System.nanoTime();
        while (run.isLocked()) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                terminal.say("It does not stop; killing it.");
                up.destroyForcibly();
            }
            Thread.sleep(POLL_MS);
        }
    }
}

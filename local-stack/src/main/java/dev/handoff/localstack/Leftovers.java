package dev.handoff.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Programs that a killed {@code up} left running. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long POLL_MS = 50;

    private final RunFolder run;
    private final List<Program> programs;
    private final Terminal terminal;

    Leftovers(RunFolder run, List<Program> programs, Terminal terminal) {
        this.run = run;
        this.programs = programs;
        this.terminal = terminal;
    }

    private record Leftover(Program program, ProcessHandle process) {}

    /** Stops all of them in order, and tells what it finds; returns how many there were. */
    int stop() throws IOException, InterruptedException {
        var found = programs.stream().map(this::find).flatMap(Optional::stream).toList();
        for (var floor : Floors.fromTheTop(found, Leftover::program)) {
            for (var leftover : floor) {
                terminal.say(
                        leftover.program(),
                        "left over from a run that was killed (pid %d); stopping it"
                                .formatted(leftover.process().pid()));
                leftover.program().stop(leftover.process());
            }
            for (var leftover : floor) {
                await(leftover);
            }
        }
        for (var program : programs) {
            Files.deleteIfExists(run.pidFile(program.name()));
        }
        return found.size();
    }

    private Optional<Leftover> find(Program program) {
        return run.process(program.name()).map(process -> new Leftover(program, process));
    }

    private void await(Leftover leftover) throws InterruptedException {
        var begun = System.nanoTime();
        while (run.process(leftover.program().name()).isPresent()) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                leftover.process().destroyForcibly();
            }
            Thread.sleep(POLL_MS);
        }
    }
}

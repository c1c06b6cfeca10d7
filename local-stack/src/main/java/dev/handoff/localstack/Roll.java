package dev.handoff.localstack;

import dev.handoff.localstack.service.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * {@code roll [NAME...]}: starts programs again, one after the other, each when the one before is ready. Where there are two
 * instances of each, nobody notices.
 */
final class Roll {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final long POLL_MS = 100;

    private final RunFolder run;
    private final List<Program> programs;
    private final Terminal terminal;

    Roll(RunFolder run, List<Program> programs, Terminal terminal) {
        this.run = run;
        this.programs = programs;
        this.terminal = terminal;
    }

    /** @param names none: all services, which are what a new version of Handoff replaces */
    void run(List<String> names) throws IOException, InterruptedException {
        if (!run.isLocked()) throw new Refused("The stack is not up.", "Start it: ./handoff up");
        for (var program : chosen(names)) roll(program);
    }

    private List<Program> chosen(List<String> names) {
        if (names.isEmpty())
            return programs.stream().filter(Service.class::isInstance).toList();
        return names.stream().map(this::named).toList();
    }

    private Program named(String name) {
        return programs.stream()
                .filter(program -> program.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused("There is no \"" + name + "\".", "See ./handoff status"));
    }

    private void roll(Program program) throws IOException, InterruptedException {
        var old = run.process(program.name())
                .orElseThrow(() -> new Refused(program.name() + " does not run.", "See ./handoff status"));
        var begun = System.nanoTime();
        run.expectEnd(program.name());
        program.stop(old);
        while (!isReady(program, old)) {
            var took = Duration.ofNanos(System.nanoTime() - begun);
            if (old.isAlive() && took.compareTo(LONGEST_STOP) > 0) old.destroyForcibly();
            if (took.compareTo(LONGEST_START) > 0) {
                throw new Refused(program.name() + " is not ready again.", "./handoff logs " + program.name());
            }
            Thread.sleep(POLL_MS);
        }
        terminal.say(program, "ready again after " + Terminal.seconds(System.nanoTime() - begun));
    }

    private boolean isReady(Program program, ProcessHandle old) {
        return run.process(program.name())
                .filter(process -> process.pid() != old.pid())
                .filter(program::ready)
                .isPresent();
    }
}

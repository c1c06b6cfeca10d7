package dev.handoff.localstack;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code status}: a line for each program, made to be read by scripts as well. */
final class Status {

    private final List<Program> programs;
    private final RunFolder run;

    Status(List<Program> programs, RunFolder run) {
        this.programs = programs;
        this.run = run;
    }

    /** {@code NAME STATE pid N ADDRESS}; N is 0 where nothing runs. */
    record Line(String name, String state, long pid, String address) {

        boolean isUp() {
            return state.equals("up");
        }

        @Override
        public String toString() {
            return "%s %s pid %d %s".formatted(name, state, pid, address);
        }
    }

    List<Line> lines() {
        var lines = programs.stream()
                .map(program -> CompletableFuture.supplyAsync(() -> line(program), Thread::startVirtualThread))
                .toList();
        return lines.stream().map(CompletableFuture::join).toList();
    }

    private Line line(Program program) {
        var process = run.process(program.name());
        if (process.isEmpty()) {
            return new Line(program.name(), "down", 0, program.address());
        }
        var state = program.ready(process.get()) ? "up" : "starting";
        return new Line(program.name(), state, process.get().pid(), program.address());
    }
}

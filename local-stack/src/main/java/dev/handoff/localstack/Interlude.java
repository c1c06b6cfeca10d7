package dev.handoff.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** Some programs, started for one piece of work while the stack is down; nobody can start it meanwhile. */
final class Interlude implements AutoCloseable {

    private final Settings settings;
    private final Terminal terminal;
    private final RunFolder run;
    private final FileChannel lock;
    private final List<Stack> stacks = new ArrayList<>();
    private boolean ended;

    /** @throws Refused if the stack is up */
    Interlude(Settings settings, Terminal terminal) throws IOException, InterruptedException {
        this.settings = settings;
        this.terminal = terminal;
        this.run = new RunFolder(settings.home());
        this.lock = run.lock().orElseThrow(Interlude::stackIsUp);
        var programs = Programs.of(settings);
        new Leftovers(run, Programs.of(run.asItWas(settings)), terminal).stop();
        new TakenPorts(programs).refuse();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "stop"));
    }

    static Refused stackIsUp() {
        return new Refused("The stack is up.", "Stop it first: ./handoff down");
    }

    /** Starts the programs of these names; they run until the end, or until the handle is run. */
    Runnable start(List<String> names) {
        var stack = new Stack(
                Programs.of(settings).stream()
                        .filter(program -> names.contains(program.name()))
                        .toList(),
                settings,
                terminal);
        stacks.addLast(stack);
        stack.start();
        return stack::stop;
    }

    private synchronized void end() {
        if (ended) return;
        ended = true;
        stacks.reversed().forEach(Stack::stop);
    }

    @Override
    public void close() throws IOException {
        end();
        lock.close();
    }
}

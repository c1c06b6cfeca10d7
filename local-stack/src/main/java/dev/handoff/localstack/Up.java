package dev.handoff.localstack;

import dev.handoff.localstack.demo.Demo;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;

/** {@code up}: the whole stack in the foreground, until Ctrl-C or {@code down}. */
final class Up {

    private static final long A_MINUTE_MS = 60_000;

    private final Settings settings;
    private final Terminal terminal;
    private final RunFolder run;
    private final List<Program> programs;
    private final Stack stack;
    private volatile int exitCode;
    private volatile boolean stopping;
    /** Held as long as this process lives. */
    private FileChannel lock;

    Up(Settings settings, List<Program> programs, Terminal terminal) {
        this.settings = settings;
        this.terminal = terminal;
        this.run = new RunFolder(settings.home());
        this.programs = programs;
        this.stack = new Stack(programs, settings, terminal);
    }

    /** Runs until the process is told to end; then everything it started is stopped before it does. */
    void run() throws IOException, InterruptedException {
        lock = run.lock()
                .orElseThrow(() -> new Refused(
                        "The stack is already up.", "Look at it with ./handoff status, stop it with ./handoff down"));
        terminal.say("Starting; the data is in " + settings.home());
        new Leftovers(run, Programs.of(run.asItWas(settings)), terminal).stop();
        new TakenPorts(programs).refuse();
        run.remember(settings.environment());

        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            stack.start();
            if (!stopping) {
                makeDemo();
                new Welcome(settings, terminal).say();
            }
            watch();
        } catch (RuntimeException failure) {
            exitCode = 1;
            throw failure;
        }
    }

    /** Without it the stack works just as well, so that nothing stops when it fails. */
    private void makeDemo() throws InterruptedException {
        var demo = new Demo(settings);
        var hasDoor = programs.stream().anyMatch(program -> program.name().equals("gateway"));
        if (!hasDoor || !demo.isDue()) {
            return;
        }
        try {
            var made = demo.make();
            terminal.say("  demo        made after %-4s %s".formatted(terminal.elapsed(), made));
        } catch (IOException | RuntimeException failure) {
            if (stopping) {
                return;
            }
            terminal.complain("handoff: the demo data is not complete, " + failure.getMessage()
                    + ". Everything else works; the next ./handoff up tries again.");
        }
    }

    private void watch() throws InterruptedException {
        while (lock.isOpen()) {
            Thread.sleep(A_MINUTE_MS);
            stack.trimLogs();
        }
    }

    /** Whoever stops the stack gets what they asked for: that is no failure, whatever signal it took. */
    private void stop() {
        stopping = true;
        terminal.say("Stopping.");
        stack.stop();
        // What a program needs only while it is prepared.
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        try {
            run.forget();
        } catch (IOException keptForNextTime) {
            terminal.complain("handoff: " + keptForNextTime.getMessage());
        }
        terminal.say("Stopped.");
        Runtime.getRuntime().halt(exitCode);
    }
}

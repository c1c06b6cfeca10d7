package dev.handoff.localstack;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps one program running: starts it, says when it is ready, starts it again when it dies, stops it. */
final class Keeper {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    /** What keeps it from starting may be gone at any moment. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final long POLL_MS = 100;
    private static final int LAST_LINES = 12;

    private final Program program;
    private final LogFile log;
    private final RunFolder run;
    private final Terminal terminal;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Process process;

    Keeper(Program program, Settings settings, Terminal terminal) {
        this.program = program;
        this.log = new LogFile(settings.home(), program.name());
        this.run = new RunFolder(settings.home());
        this.terminal = terminal;
    }

    Program program() {
        return program;
    }

    /**
     * Starts it, prepared, and waits until it is ready; false when it was told to stop meanwhile.
     *
     * @throws Refused when it ends before, or takes too long
     */
    boolean start() throws IOException, InterruptedException {
        var logged = log.size();
        var begun = System.nanoTime();
        var started = launch();
        while (!isStopping() && !program.ready(started.toHandle())) {
            if (!started.isAlive()) {
                throw failed(logged, "did not start (exit code %d)".formatted(started.exitValue()));
            }
            if (System.nanoTime() - begun > LONGEST_START.toNanos()) {
                throw failed(logged, "was not ready within " + LONGEST_START.toMinutes() + " minutes");
            }
            pause(POLL_MS);
        }
        if (!isStopping()) {
            program.open();
        }
        return !isStopping();
    }

    /** Under the lock, so that nothing is started behind the back of {@link #stop}. */
    private synchronized Process launch() throws IOException {
        if (!isStopping()) {
            process = program.start();
        }
        return process;
    }

    private Refused failed(long logged, String how) {
        log.tail(logged, LAST_LINES).forEach(line -> terminal.complain("    " + line));
        return new Refused(program.name() + " " + how + ".", "Its log: " + log.path());
    }

    /** Starts it again whenever it ends, until it is to stop: at once if it had been ready, else after a pause. */
    void keep() throws InterruptedException {
        var pause = Duration.ZERO;
        while (!isStopping()) {
            var code = process.waitFor();
            if (isStopping()) {
                return;
            }
            if (wasExpected()) {
                terminal.say(program, "ended as it was told to; starting again");
            } else {
                var when = pause.isZero() ? "" : " in %d s".formatted(pause.toSeconds());
                terminal.say(program, "ended by itself (exit code %d); starting again%s".formatted(code, when));
                pause(pause.toMillis());
            }
            pause = startAgain() ? Duration.ZERO : afterPause(pause);
        }
    }

    private static Duration afterPause(Duration pause) {
        if (pause.isZero()) return Duration.ofSeconds(1);
        var longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private boolean wasExpected() {
        try {
            return run.wasExpected(program.name());
        } catch (IOException unreadable) {
            return false;
        }
    }

    private boolean startAgain() throws InterruptedException {
        try {
            if (!start()) return false;
            terminal.say(program, "is up again");
            return true;
        } catch (IOException | RuntimeException stillNot) {
            terminal.complain("handoff: " + stillNot.getMessage());
            kill();
            return false;
        }
    }

    void trimLog() {
        log.rotate();
    }

    /** Ends it, in an orderly way if it can be had, and waits until it has. */
    void stop() throws InterruptedException {
        stopping.countDown();
        Process running;
        synchronized (this) {
            running = process;
        }
        if (running == null || !running.isAlive()) {
            return;
        }
        program.stop(running.toHandle());
        if (!running.waitFor(LONGEST_STOP)) {
            terminal.say(program, "does not stop; killing it");
            kill();
        }
        terminal.say(program, "stopped");
    }

    private synchronized void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause(long milliseconds) throws InterruptedException {
        var _ = stopping.await(milliseconds, TimeUnit.MILLISECONDS);
    }
}

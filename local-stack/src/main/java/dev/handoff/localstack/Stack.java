package dev.handoff.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** All programs together: started side by side as far as their needs allow, and stopped in the opposite order. */
final class Stack {

    private static final Executor THREADS = Thread::startVirtualThread;

    private final List<Keeper> keepers;
    private final Terminal terminal;

    Stack(List<Program> programs, Settings settings, Terminal terminal) {
        this.keepers = programs.stream()
                .map(program -> new Keeper(program, settings, terminal))
                .toList();
        this.terminal = terminal;
    }

    /**
     * Starts all programs and waits until they are ready; from then on each is kept running.
     *
     * @throws Refused as soon as one of them cannot be started; the others have to be stopped then
     */
    void start() {
        var ready = new HashMap<String, CompletableFuture<Void>>();
        var failed = new CompletableFuture<Void>();
        for (var keeper : keepers) {
            var prepared = tell(failed, CompletableFuture.runAsync(() -> prepare(keeper.program()), THREADS));
            var needed =
                    keeper.program().needs().stream().filter(ready::containsKey).map(ready::get);
            var start = allOf(Stream.concat(Stream.of(prepared), needed)).thenRunAsync(() -> start(keeper), THREADS);
            ready.put(keeper.program().name(), tell(failed, start));
        }
        try {
            CompletableFuture.anyOf(allOf(ready.values().stream()), failed).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** The first failure is told at once, whatever else is still on its way. */
    private static CompletableFuture<Void> tell(CompletableFuture<Void> failed, CompletableFuture<Void> step) {
        return step.whenComplete((done, failure) -> {
            if (failure != null) {
                failed.completeExceptionally(failure);
            }
        });
    }

    private static void prepare(Program program) {
        try {
            program.prepare();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void start(Keeper keeper) {
        try {
            if (keeper.start()) {
                var address = keeper.program().address();
                terminal.say(keeper.program(), "up after %-7s %s".formatted(terminal.elapsed(), address));
                THREADS.execute(() -> keep(keeper));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void keep(Keeper keeper) {
        try {
            keeper.keep();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops floor by floor, from the door down to where the data is, and waits until all have ended. */
    void stop() {
        Floors.fromTheTop(keepers, Keeper::program).forEach(floor -> {
            var stops = floor.stream().map(keeper -> CompletableFuture.runAsync(() -> stop(keeper), THREADS));
            allOf(stops).join();
        });
    }

    private static void stop(Keeper keeper) {
        try {
            keeper.stop();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps the logs from filling the disk. */
    void trimLogs() {
        keepers.forEach(Keeper::trimLog);
    }

    private static CompletableFuture<Void> allOf(Stream<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }
}

package dev.handoff.localstack.demo;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Does the same for many things, a few at a time: a new stack is slow at first, each call waits for something else. */
final class SideBySide {

    private static final int AT_ONCE = 6;

    private SideBySide() {}

    interface Step<T> {
        void take(T thing) throws IOException, InterruptedException;
    }

    /** @throws IOException what the first of them has thrown that failed */
    static <T> void each(Collection<T> things, Step<T> step) throws IOException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var steps = things.stream()
                    .map(thing -> (Callable<Boolean>) () -> {
                        step.take(thing);
                        return true;
                    })
                    .toList();
            for (var done : threads.invokeAll(steps)) {
                done.get();
            }
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause().getMessage(), failure);
        }
    }
}

package dev.handoff.systemtests.browser;

import static org.awaitility.Awaitility.await;

import dev.handoff.systemtests.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A team at work in one inbox, at a steady pace: it escalates, assigns, reassigns, puts back, writes and closes. */
final class Changes implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Stack stack;
    private final String inbox;
    private final int all;
    private final AtomicInteger made = new AtomicInteger();
    private final List<String> waiting = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();
    private final ScheduledExecutorService team = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> work;

    Changes(Stack stack, String inbox, int all, int perSecond) {
        this.stack = stack;
        this.inbox = inbox;
        this.all = all;
        var pace = TimeUnit.SECONDS.toMicros(1) / perSecond;
        this.work = team.scheduleAtFixedRate(this::change, 0, pace, TimeUnit.MICROSECONDS);
    }

    private void change() {
        var number = made.get();
        if (number == all) return;
        switch (number % 10) {
            case 4, 7 -> assign();
            case 5 -> {
                if (number % 20 == 15)
                    stack.chris().reassign(taken.getLast(), "anna").is(200);
                else passOn(taken.getLast(), "Thank you, number " + number);
            }
            case 6 -> passOn(waiting.getLast(), "Is anybody there? I ask for time number " + number);
            case 8 -> stack.ben().close(taken.removeLast()).is(200);
            case 9 -> {
                if (number % 40 == 39) putBack();
                else passOn(taken.getFirst(), "One more thing, number " + number);
            }
            default ->
                waiting.add(stack.bot()
                        .escalate(Map.of("inbox", inbox, "helpMessage", "Please help me with number " + number)));
        }
        made.incrementAndGet();
    }

    private void assign() {
        var id = waiting.removeFirst();
        stack.ben().assign(id).is(200);
        taken.add(id);
    }

    private void putBack() {
        var id = taken.removeFirst();
        stack.olga().unassign(id).is(200);
        waiting.add(id);
    }

    private void passOn(String conversation, String text) {
        stack.bot().passOn(conversation, text).is(201);
    }

    /** Waits until so many have been made. */
    void awaitMade(int some) {
        await(some + " changes").atMost(PATIENCE).until(() -> {
            if (work.isDone()) throw failure();
            return made.get() >= some;
        });
    }

    private AssertionError failure() {
        try {
            work.get();
            return new AssertionError("stopped");
        } catch (ExecutionException e) {
            return new AssertionError("after " + made + " changes", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new AssertionError(e);
        }
    }

    @Override
    public void close() {
        team.close();
    }
}

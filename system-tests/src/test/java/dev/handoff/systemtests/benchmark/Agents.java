package dev.handoff.systemtests.benchmark;

import static dev.handoff.inbox.conversation.CommandsForTests.answer;
import static dev.handoff.inbox.conversation.CommandsForTests.assign;
import static dev.handoff.inbox.conversation.CommandsForTests.escalate;
import static dev.handoff.inbox.conversation.CommandsForTests.join;

import dev.handoff.inbox.conversation.CommandsForTests;
import dev.handoff.starter.command.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Agents at work, each with one command after the other at a steady pace, whether the one before was fast or not: a command's
 * time counts from when it was due.
 */
final class Agents implements AutoCloseable {

    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

    /** How often something was done: what was asked for, and what was answered. */
    record Count(AtomicLong asked, AtomicLong answered) {

        Count() {
            this(new AtomicLong(), new AtomicLong());
        }

        void of(Runnable command) {
            asked.incrementAndGet();
            command.run();
            answered.incrementAndGet();
        }
    }

    final Count escalated = new Count();
    final Count assigned = new Count();
    final Count closed = new Count();
    private final InProcess service;
    private final long pauseNanos;
    private final Recorder recorder = new Recorder(LONGEST_NANOS, 3);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> working = new ArrayList<>();
    private volatile boolean leaving;

    /** @param perSecond commands of all together */
    Agents(InProcess service, int number, int perSecond) {
        this.service = service;
        this.pauseNanos = Duration.ofSeconds(1).toNanos() * number / perSecond;
        for (var n = 0; n < number; n++) {
            var agent = "agent-" + n;
            working.add(threads.submit(() -> work(agent)));
        }
    }

    private void work(String agent) {
        var due = System.nanoTime();
        while (!leaving) {
            var id = Ids.next();
            var life = List.<Runnable>of(
                    () -> escalated.of(() -> service.send(escalate(id))),
                    () -> assigned.of(() -> service.send(assign(id, agent))),
                    () -> service.send(join(id, agent)),
                    () -> service.send(answer(id, id + "-1", agent, "I am looking at it.")),
                    () -> closed.of(() -> service.send(CommandsForTests.close(id, agent))));
            for (var command : life) {
                due += pauseNanos;
                LockSupport.parkNanos(due - System.nanoTime());
                command.run();
                // who is sent away does not wait until it is due
                recorder.recordValue(Math.clamp(System.nanoTime() - due, 0, LONGEST_NANOS));
            }
        }
    }

    /** Of the commands since the last call, in nanoseconds. */
    Histogram latencies() {
        return recorder.getIntervalHistogram();
    }

    /** Lets them end what they are at; throws what went wrong for one of them. */
    @Override
    public void close() {
        leaving = true;
        threads.close();
        for (var agent : working) {
            if (agent.state() == Future.State.FAILED) throw new IllegalStateException(agent.exceptionNow());
        }
    }
}

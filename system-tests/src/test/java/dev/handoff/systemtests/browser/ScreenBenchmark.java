package dev.handoff.systemtests.browser;

import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ReducedMotion;
import dev.handoff.systemtests.stack.Person;
import dev.handoff.systemtests.stack.Stack;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * From an escalation to its row on the screen of an agent who looks at New. The clock starts with the event's own time, a
 * moment before it is committed, and stops after the browser has painted the row: what people feel, and a little more.
 */
public final class ScreenBenchmark {

    private static final int MEDIAN_MILLIS = 100;
    private static final int P99_MILLIS = 300;

    /** Escalations before it counts: the first ones find everything cold. */
    private static final int WARM_UP = 100;

    private static final int PATIENCE_SECONDS = 60;

    /** The next task after an animation frame begins when the frame is painted. */
    private static final String WATCH = """
            () => {
              window.painted = {};
              const known = new Set();
              const look = () => {
                const fresh = [...document.querySelectorAll('[data-conversation-id]')]
                  .map(row => row.dataset.conversationId)
                  .filter(id => !known.has(id));
                if (fresh.length === 0) return;
                fresh.forEach(id => known.add(id));
                requestAnimationFrame(() => {
                  const channel = new MessageChannel();
                  channel.port1.onmessage = () => fresh.forEach(id => (window.painted[id] = Date.now()));
                  channel.port2.postMessage(null);
                });
              };
              new MutationObserver(look).observe(document.body,
                { subtree: true, childList: true, attributeFilter: ['data-conversation-id'] });
              look();
            }
            """;

    private ScreenBenchmark() {}

    /**
     * What was measured.
     *
     * @param millis from escalation to paint
     * @param missed escalations that were never painted: none, unless something is wrong
     */
    public record Result(Histogram millis, int perSecond, int missed) {

        public boolean isGoodEnough() {
            return missed == 0
                    && millis.getValueAtPercentile(50) < MEDIAN_MILLIS
                    && millis.getValueAtPercentile(99) < P99_MILLIS;
        }

        @Override
        public String toString() {
            return """
                    From an escalation to its row on another agent's screen, %d times, %d a second:
                      median %d ms (wanted: < %d), p99 %d ms (wanted: < %d), longest %d ms, never shown %d\
                    """.formatted(
                            millis.getTotalCount(),
                            perSecond,
                            millis.getValueAtPercentile(50),
                            MEDIAN_MILLIS,
                            millis.getValueAtPercentile(99),
                            P99_MILLIS,
                            millis.getMaxValue(),
                            missed);
        }
    }

    /** Starts a stack and a browser for it. */
    public static Result run(int seconds, int perSecond) {
        try (var stack = Stack.start();
                var chromium = Chromium.start();
                var browsers = new Browsers(chromium, stack)) {
            return measure(browsers, stack, seconds * perSecond, perSecond);
        }
    }

    static Result measure(Browsers browsers, Stack stack, int counted, int perSecond) {
        // Without a graphics card each frame of a motion takes the processor that the services need.
        var anna = browsers.signIn(
                "anna", options -> options.setViewportSize(1280, 1_000).setReducedMotion(ReducedMotion.REDUCE));
        anna.openNewestFirst();
        anna.page().evaluate(WATCH);
        var escalated = escalate(stack.bot(), WARM_UP + counted, perSecond);
        awaitPainted(anna, escalated.keySet());
        var painted = painted(anna);
        var millis = new Histogram(3);
        var missed = 0;
        for (var one : escalated.entrySet()) {
            if (one.getValue().number() < WARM_UP) continue;
            var at = painted.get(one.getKey());
            if (at == null) missed++;
            else millis.recordValue(Math.max(0, at - one.getValue().at().toEpochMilli()));
        }
        return new Result(millis, perSecond, missed);
    }

    private record Escalation(int number, Instant at) {}

    /** At a steady pace, whatever the answers take. */
    private static Map<String, Escalation> escalate(Person bot, int all, int perSecond) {
        var escalated = new ConcurrentHashMap<String, Escalation>();
        var answered = new CountDownLatch(all);
        try (var pace = Executors.newSingleThreadScheduledExecutor();
                var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < all; number++) {
                var one = number;
                Runnable call = () -> {
                    var answer = bot.post(
                            "/api/conversations",
                            Person.escalation(Map.of("helpMessage", "Please help, number " + one)));
                    escalated.put(
                            answer.is(201).text("conversationId"),
                            new Escalation(one, Instant.parse(answer.text("escalatedAt"))));
                    answered.countDown();
                };
                pace.schedule(() -> calls.execute(call), number * 1_000L / perSecond, TimeUnit.MILLISECONDS);
            }
            if (!answered.await(all / perSecond + PATIENCE_SECONDS, TimeUnit.SECONDS))
                throw new IllegalStateException(answered.getCount() + " escalations were not answered");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return escalated;
    }

    /** Or as long as anybody would wait; what is missing then is counted. */
    private static void awaitPainted(Desk desk, Set<String> escalated) {
        try {
            desk.page().waitForCondition(() -> painted(desk).keySet().containsAll(escalated));
        } catch (TimeoutError e) {
            System.err.println("Not every escalation was painted: " + e.getMessage());
        }
    }

    private static Map<String, Long> painted(Desk desk) {
        var painted = new HashMap<String, Long>();
        ((Map<?, ?>) desk.page().evaluate("window.painted"))
                .forEach((id, at) -> painted.put((String) id, ((Number) at).longValue()));
        return painted;
    }
}

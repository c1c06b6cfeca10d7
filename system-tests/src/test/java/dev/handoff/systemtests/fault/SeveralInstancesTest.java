package dev.handoff.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.systemtests.stack.Answer;
import dev.handoff.systemtests.stack.FolderStream;
import dev.handoff.systemtests.stack.Part;
import dev.handoff.systemtests.stack.People;
import dev.handoff.systemtests.stack.Person;
import dev.handoff.systemtests.stack.ScaledStackTest;
import dev.handoff.systemtests.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two of inbox-service behind two gateways. */
@ScaledStackTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralInstancesTest {

    private static final int RACERS = 100;
    private static final int CHANGES = 200;
    /** Who polls twice a second would need a quarter of one. */
    private static final Duration AT_ONCE = Duration.ofMillis(100);
    /** Of one in a hundred, or three times what it takes without another instance: a busy machine takes its time. */
    private static final Duration LONGEST = Duration.ofMillis(300);

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LONGEST_ROLL = Duration.ofMinutes(10);
    private static final int WORK = 50;

    private final Stack stack;
    private final People atFirst;
    private final People atSecond;

    SeveralInstancesTest(Stack stack) {
        this.stack = stack;
        this.atFirst = stack.at("gateway");
        this.atSecond = stack.at("gateway-2");
    }

    @BeforeEach
    void allAreUp() {
        stack.awaitAllUp();
    }

    @Test
    void status_names_all_of_them() {
        assertThat(stack.status()).allMatch(Part::isUp);
        assertThat(stack.status().stream().map(Part::name))
                .containsExactly(
                        "postgresql",
                        "kafka",
                        "identity",
                        "inbox",
                        "inbox-2",
                        "contacts",
                        "exports",
                        "gateway",
                        "gateway-2");
        assertThat(stack.run("logs", "inbox-2").well().output()).contains("Started InboxService");
    }

    @Test
    void of_100_who_assign_at_once_through_both_gateways_one_wins() throws Exception {
        var id = atFirst.get("bot-platform").escalate("Who is first?");
        var start = new CountDownLatch(1);
        var racing = new ArrayList<Future<Answer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var racer = 0; racer < RACERS; racer++) {
                var name = List.of("anna", "ben", "chris", "olga", "ada").get(racer / 2 % 5);
                var person = (racer % 2 == 0 ? atFirst : atSecond).get(name);
                racing.add(threads.submit(() -> {
                    start.await();
                    return person.assign(id);
                }));
            }
            start.countDown();
        }
        var answers = racing.stream().map(Future::resultNow).toList();

        var won = answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(won).as("winners").hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 200)
                .forEach(refused -> assertThat(
                                refused.isRefused(409, "already-assigned").text("assignee"))
                        .isEqualTo(won.getFirst().text("assignee")));
        assertThat(atSecond.get("anna").history(id)).hasSize(2);
    }

    @Test
    void what_happened_at_one_instance_is_heard_at_the_other_at_once() {
        var writer = stack.at("inbox");
        var id = writer.get("bot-platform").escalate("Listen");
        writer.get("anna").assign(id).is(200);
        writer.get("anna").join(id).is(200);
        var here = new ArrayList<Duration>();
        var there = new ArrayList<Duration>();
        try (var same = writer.get("ben").watch();
                var other = stack.at("inbox-2").get("ben").watch()) {
            for (var version = 3L; version < 3 + CHANGES; version++) {
                writer.get("anna").say(id, "Change " + version).is(201);
                var answered = System.nanoTime();
                here.add(delay(same, id, version, answered));
                there.add(delay(other, id, version, answered));
            }
        }
        System.out.printf("From the answer of one instance to its own stream, %d changes: %s%n", CHANGES, told(here));
        System.out.printf("To the stream of the other: %s%n", told(there));
        assertThat(percentile(50, there)).isLessThan(AT_ONCE);
        var noise = percentile(99, here).multipliedBy(3);
        assertThat(percentile(99, there)).isLessThan(noise.compareTo(LONGEST) > 0 ? noise : LONGEST);
    }

    private static Duration delay(FolderStream stream, String id, long version, long answered) {
        return Duration.ofNanos(Math.max(0, stream.awaitVersion(id, version).at() - answered));
    }

    private static String told(List<Duration> delays) {
        return "median %d ms, p99 %d ms"
                .formatted(
                        percentile(50, delays).toMillis(),
                        percentile(99, delays).toMillis());
    }

    private static Duration percentile(int percent, List<Duration> delays) {
        return delays.stream().sorted().toList().get(delays.size() * percent / 100 - 1);
    }

    @Test
    void agents_at_different_instances_see_each_other() {
        var id = atFirst.get("bot-platform").escalate("Who is looking?");
        try (var stream = stack.at("inbox-2").get("ben").watch()) {
            var path = "/api/conversations/" + id + "/presence";
            stack.at("inbox").get("anna").put(path, Map.of("state", "typing")).is(204);

            stream.awaitEvent(
                    "presence",
                    event -> event.data().toString().contains("\"anna\"")
                            && event.data().toString().contains(id));
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void a_rolling_restart_under_load_loses_nothing_that_is_tried_twice() throws Exception {
        var load = new Load(this::atBoth);
        var ledger = load.start(System.nanoTime());
        try (var follower = new Follower(List.of(atFirst.get("chris"), atSecond.get("chris")))) {
            awaitWork(ledger);
            var before = pids();
            var roll = List.of("./handoff", "roll", "inbox", "inbox-2", "gateway", "gateway-2");
            System.out.println(stack.run(roll, LONGEST_ROLL).well().output());
            awaitWork(ledger);
            load.stop();
            assertThat(pids()).doesNotContainAnyElementsOf(before);
            System.out.printf("Rolled: %s; the stream came back %d times%n", ledger, follower.returns());

            assertThat(ledger.unansweredSoFar())
                    .as("not answered at the second try")
                    .isZero();
            hearsAll(follower, ledger);
        }
        stack.run("check").well();
        assertThat(new Agreement(stack).missing(ledger)).isEmpty();
    }

    /** Each begins at one gateway, and tries once more at the other. */
    private Person atBoth(String name) {
        var first = atFirst.get(name);
        var second = atSecond.get(name);
        return name.length() % 2 == 0 ? first.or(second) : second.or(first);
    }

    private List<Long> pids() {
        return stack.status().stream()
                .filter(part -> part.name().matches("(inbox|gateway).*"))
                .map(Part::pid)
                .toList();
    }

    private static void awaitWork(Ledger ledger) {
        var before = ledger.answeredSoFar();
        await("the team to get answers").atMost(SOON).until(() -> ledger.answeredSoFar() >= before + WORK);
    }

    /** Every conversation in its last version, no version going back, nothing twice, no reset. */
    private static void hearsAll(Follower follower, Ledger ledger) {
        await("all on the stream").atMost(SOON).untilAsserted(() -> {
            var latest = new HashMap<String, Long>();
            follower.events("conversation").forEach(event -> latest.put(event.conversationId(), event.version()));
            ledger.conversations()
                    .forEach((id, answered) -> assertThat(latest.get(id))
                            .as(id)
                            .isNotNull()
                            .isGreaterThanOrEqualTo(answered.stream()
                                    .mapToLong(Ledger.Answered::version)
                                    .max()
                                    .orElseThrow()));
        });
        var events = follower.events("conversation");
        assertThat(events.stream().map(FolderStream.Event::id)).doesNotHaveDuplicates();
        var versions = new HashMap<String, Long>();
        for (var event : events) {
            var seen = versions.put(event.conversationId(), event.version());
            if (seen != null) assertThat(event.version()).isGreaterThanOrEqualTo(seen);
        }
        assertThat(follower.events("reset")).isEmpty();
    }
}

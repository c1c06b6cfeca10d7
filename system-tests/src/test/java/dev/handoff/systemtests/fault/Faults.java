package dev.handoff.systemtests.fault;

import dev.handoff.systemtests.fault.Fault.Step;
import dev.handoff.systemtests.stack.Poison;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What goes wrong: a few faults of each kind for every build, all of them for {@code ./handoff test --faults}. */
final class Faults {

    private static final List<String> SERVICES = List.of("inbox", "contacts", "exports", "gateway");
    private static final Duration MOMENT = Duration.ofSeconds(5);
    private static final Duration WHILE = Duration.ofSeconds(20);
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Stack stack;
    private final Load load;

    Faults(Stack stack, Load load) {
        this.stack = stack;
        this.load = load;
    }

    List<Fault> few() {
        var faults = new ArrayList<Fault>();
        SERVICES.forEach(service -> faults.add(kill(service, 1)));
        faults.add(kill("postgresql", 1));
        faults.add(standStill("kafka", 1, MOMENT));
        faults.add(forgotten("services and databases", stack.toDatabase(), 1, MOMENT));
        return faults;
    }

    List<Fault> all() {
        return Stream.of(
                        kills(),
                        stops(),
                        cuts("services and databases", stack.toDatabase()),
                        cuts("Kafka and its clients", stack.toKafka()),
                        others())
                .flatMap(List::stream)
                .toList();
    }

    private List<Fault> kills() {
        var faults = new ArrayList<Fault>();
        SERVICES.forEach(service -> faults.add(kill(service, 20)));
        faults.add(kill("postgresql", 10));
        faults.add(kill("kafka", 10));
        return faults;
    }

    private List<Fault> stops() {
        return List.of(
                standStill("kafka", 1, MINUTE),
                of("Kafka refuses connections for 60 s", 1, stack.toKafka()::cut, stack.toKafka()::mend, MINUTE),
                standStill("inbox", 3, WHILE),
                standStill("postgresql", 3, WHILE));
    }

    private List<Fault> cuts(String between, Wire wire) {
        return List.of(
                of("packets between " + between + " lost for 20 s", 3, wire::hold, wire::mend, WHILE),
                forgotten(between, wire, 3, WHILE),
                of("connections between " + between + " reset for 20 s", 3, wire::cut, wire::mend, WHILE),
                Fault.of("connections between " + between + " half closed", 3, wire::halfClose),
                of(between + " 200 ms apart for 20 s", 1, () -> wire.delay(Duration.ofMillis(200)), wire::mend, WHILE));
    }

    private List<Fault> others() {
        var late = new LateCommit(stack);
        var clock = new Clock(stack);
        var poison = new Poison(stack);
        var kafkaDisk = new SmallDisk(stack, "kafka", 256);
        var exportsDisk = new SmallDisk(stack, "exports", 8);
        return List.of(
                of("a commit stands still for 5 s, others come later", 3, late::begin, late::end, MOMENT),
                of("an event that a consumer cannot take, for 20 s", 1, poison::give, poison::takeAway, WHILE),
                Fault.of("2,000 records delivered again, in any order", 3, new Redelivery(stack)::run),
                Fault.of("10,000 contested assigns", 1, () -> new Contest(stack, load.ledger()).run(500, 20)),
                of("Kafka's disk full for 20 s", 1, kafkaDisk::fill, kafkaDisk::empty, WHILE)
                        .between(kafkaDisk::mount, kafkaDisk::unmount),
                of("the disk for exports full for 20 s", 1, exportsDisk::fill, exportsDisk::empty, WHILE)
                        .between(exportsDisk::mount, exportsDisk::unmount),
                of("all clocks an hour ahead for 20 s, then back", 1, clock::anHourAhead, clock::back, WHILE)
                        .between(clock::takeOver, clock::giveBack));
    }

    private Fault kill(String program, int times) {
        return Fault.of("kill -9 " + program, times, () -> stack.kill(program));
    }

    private Fault standStill(String program, int times, Duration time) {
        var still = new StandStill(stack, program);
        var name = "%s stands still for %d s".formatted(program, time.toSeconds());
        return of(name, times, still::begin, still::end, time);
    }

    private static Fault forgotten(String between, Wire wire, int times, Duration time) {
        var name = "connections between %s silent for ever, new ones for %d s".formatted(between, time.toSeconds());
        return of(name, times, wire::forget, wire::mend, time);
    }

    private static Fault of(String name, int times, Step strike, Step undo, Duration time) {
        return Fault.of(name, times, strike).lasting(time, undo);
    }
}

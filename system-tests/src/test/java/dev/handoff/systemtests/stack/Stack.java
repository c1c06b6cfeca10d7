package dev.handoff.systemtests.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The whole stack as a user has it: started by {@code ./handoff up} of this checkout, with free ports and a data folder of
 * its own, so that one that runs already is not disturbed. Logs stay in {@code target/stack/logs} until the next run.
 */
public final class Stack implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final Duration LONGEST_STOP = Duration.ofMinutes(2);

    private final Path checkout = Path.of(System.getProperty("handoff.checkout", ".."))
            .toAbsolutePath()
            .normalize();
    private final Path work =
            Path.of(System.getProperty("handoff.work", "target")).toAbsolutePath();
    private final Path home;
    private final Path upLog;
    private final List<String> upCommand;
    private final Map<String, String> environment = new HashMap<>(Ports.free());
    private final Wire toDatabase = new Wire(Integer.parseInt(port("POSTGRESQL")));
    private final Wire toKafka = new Wire(Integer.parseInt(port("KAFKA")));
    private final Script script;
    private final People people;
    private Process up;
    private Duration startTook = LONGEST_START;

    private Stack(String name, String... options) {
        home = work.resolve(name);
        upLog = work.resolve(name + "-up.log");
        upCommand = Stream.concat(Stream.of("up"), Stream.of(options)).toList();
        environment.put("HANDOFF_HOME", home.toString());
        environment.put("HANDOFF_BUILD", "off"); // Maven has just built what is run here
        environment.put("HANDOFF_RATE_LIMIT", "150"); // half of the default, so that a slow machine gets there too
        this.script = new Script(checkout, environment);
        this.people = new People(gateway(), issuer());
    }

    /** Starts one, with an empty store but for the demo. Tests share one: see {@link StackTest}. */
    public static Stack start() {
        return new Stack("stack").begin();
    }

    /**
     * As {@link #start}, but its services reach database and broker by wires that can be cut.
     *
     * @param settings of the environment, by their names
     */
    static Stack startOnWires(Map<String, String> settings) {
        var stack = new Stack("stack");
        stack.environment.putAll(settings);
        stack.tell("HANDOFF_POSTGRESQL_SEEN_AT", stack.toDatabase.address());
        stack.tell("HANDOFF_KAFKA_SEEN_AT", stack.toKafka.address());
        Training.finish(stack.checkout);
        return stack.begin();
    }

    /** Starts another beside the one that tests share, with an empty store. */
    public static Stack startBeside(String name, String... options) {
        var stack = new Stack(name, options);
        stack.environment.put("HANDOFF_DEMO", "off");
        Training.finish(stack.checkout);
        return stack.begin();
    }

    /**
     * As {@link #startBeside(String, String...)}.
     *
     * @param settings of the environment, by their names
     */
    public static Stack startBeside(String name, Map<String, String> settings) {
        var stack = new Stack(name);
        stack.environment.putAll(settings);
        return stack.begin();
    }

    private Stack begin() {
        clear();
        up();
        return this;
    }

    private void clear() {
        try {
            delete(home);
            Files.deleteIfExists(upLog);
            Files.createDirectories(upLog.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets a variable of the environment in which whatever is started from now on runs; null takes it away. */
    public void tell(String variable, String value) {
        if (value == null) environment.remove(variable);
        else environment.put(variable, value);
    }

    /** Starts everything, and returns when people would read that it is ready. */
    public void up() {
        var before = log().length();
        var begun = System.nanoTime();
        up = script.start(upLog, upCommand.toArray(String[]::new));
        await("./handoff up")
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    assertThat(up.isAlive())
                            .as("up is still running, after it said%n%s", log().substring(before))
                            .isTrue();
                    return log().substring(before).contains("Handoff is ready");
                });
        var took = Duration.ofNanos(System.nanoTime() - begun);
        if (took.compareTo(startTook) < 0) startTook = took;
    }

    /** At the shortest: other tests run beside. */
    public Duration startTook() {
        return startTook;
    }

    /** Of the running {@code up}. */
    public long upPid() {
        return up.pid();
    }

    /** Stops everything in an orderly way. */
    public void down() {
        script.run("down").well();
        await("up to end").atMost(LONGEST_STOP).until(() -> !up.isAlive());
    }

    /** What {@code up} has said so far. */
    public String log() {
        try {
            return Files.exists(upLog) ? Files.readString(upLog) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs {@code ./handoff} with these arguments in the stack's environment. */
    public Ran run(String... arguments) {
        return script.run(arguments);
    }

    /** Runs any command in the checkout, in the stack's environment. */
    public Ran run(List<String> command, Duration patience) {
        return script.run(command, patience);
    }

    public List<Part> status() {
        return run("status").lines().stream().map(Part::of).toList();
    }

    public Part part(String name) {
        return status().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** {@code kill -9}; the running {@code up} starts it again after a moment. */
    public void kill(String name) {
        var process = ProcessHandle.of(part(name).pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Sends a signal, such as {@code STOP}, to a process of the stack. */
    public void signal(long pid, String signal) {
        run(List.of("kill", "-" + signal, Long.toString(pid)), LONGEST_STOP).well();
    }

    /** Waits until every part is up, those with a new process too. */
    public void awaitAllUp() {
        await("all parts to be up")
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> status().stream().allMatch(Part::isUp));
    }

    /** Between the services and their databases. */
    public Wire toDatabase() {
        return toDatabase;
    }

    /** Between Kafka and all its clients. */
    public Wire toKafka() {
        return toKafka;
    }

    /** Where its data is. */
    public Path home() {
        return home;
    }

    /** Where clients call, as {@code http://localhost:8080}. */
    public String gateway() {
        return "http://localhost:" + port("GATEWAY");
    }

    public String issuer() {
        return "http://localhost:" + port("IDENTITY");
    }

    /** The bootstrap server. */
    public String kafka() {
        return "localhost:" + port("KAFKA");
    }

    public String port(String name) {
        return environment.get("HANDOFF_" + name + "_PORT");
    }

    public Path checkout() {
        return checkout;
    }

    /** A folder for what a test leaves to look at. */
    public Path work() {
        return work;
    }

    public Person anna() {
        return people.get("anna");
    }

    public Person ben() {
        return people.get("ben");
    }

    public Person chris() {
        return people.get("chris");
    }

    /** The operator. */
    public Person olga() {
        return people.get("olga");
    }

    /** The admin. */
    public Person ada() {
        return people.get("ada");
    }

    /** Those who call at this part, such as {@code gateway-2} or {@code inbox}. */
    public People at(String name) {
        return new People(part(name).address(), issuer());
    }

    /** The bot platform. */
    public Person bot() {
        return people.get("bot-platform");
    }

    /** Somebody without a token. */
    public Person stranger() {
        return people.stranger();
    }

    /** Somebody whose token is this one. */
    public Person bearing(String token) {
        return people.bearing(token);
    }

    @Override
    public void close() {
        down();
        toDatabase.close();
        toKafka.close();
        deleteAllBut(folder -> folder.endsWith("logs"));
    }

    private void deleteAllBut(Predicate<Path> kept) {
        try (var folders = Files.list(home)) {
            for (var folder : folders.filter(kept.negate()).toList()) delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}

package dev.handoff.systemtests.benchmark;

import dev.handoff.starter.testing.TestTokens;
import dev.handoff.systemtests.stack.Part;
import dev.handoff.systemtests.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The local stack as it is measured: its programs as {@code ./handoff up} starts them, with the second compiler of the
 * JVM and without a limit of requests. The load comes from this process, through the gateway, with real tokens.
 */
final class MeasuredStack implements AutoCloseable {

    /** What the ids of escalated conversations begin with; {@link #DIGITS} digits follow. */
    static final String ID = "bench-";

    static final int DIGITS = 9;

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TOKENS_LAST = Duration.ofHours(12);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_CALM = Duration.ofMinutes(10);
    /** Of a core, all parts together. */
    private static final double CALM = 0.15;

    /** Unless others are given. */
    private static final String BOTH_COMPILERS = "-XX:TieredStopAtLevel=4";

    private static final int WARM_UP_CLIENTS = 4;
    private static final Duration SLICE = Duration.ofSeconds(20);
    /** Of a core, all compilers together. */
    private static final double REST = 0.05;

    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final Duration AGAIN = Duration.ofMillis(100);
    /** People who write more than once, as people do. */
    private static final int VISITORS = 5_000;
    /** Of all, as several may be around one stack. */
    private static final AtomicInteger LAST_NUMBER = new AtomicInteger();

    private final Stack stack;
    private final boolean isShared;
    private final IntFunction<String> agents;
    private final String bot;
    /** Signing one takes longer than a call. */
    private final Map<Integer, String> tokens = new ConcurrentHashMap<>();

    private final AtomicInteger refusals = new AtomicInteger();
    private final Deque<Caller> callers = new ConcurrentLinkedDeque<>();

    private MeasuredStack(Stack stack, boolean isShared, IntFunction<String> agents, String bot) {
        this.stack = stack;
        this.isShared = isShared;
        this.agents = agents;
        this.bot = bot;
    }

    /** Another place to measure: a stack that runs, with the people it knows. Others use it too: it never gets warm or calm. */
    static MeasuredStack around(Stack stack) {
        var tokens = Stream.of("anna", "ben", "chris", "olga")
                .map(name -> tokenOf(stack, name))
                .toList();
        return new MeasuredStack(
                stack, true, number -> tokens.get(number % tokens.size()), tokenOf(stack, "bot-platform"));
    }

    private static String tokenOf(Stack stack, String name) {
        return "Bearer " + stack.run("token", name).well().output().strip();
    }

    /**
     * Starts one with an empty store, not yet warm.
     *
     * @param settings of the environment, over those that all have
     */
    static MeasuredStack start(Map<String, String> settings) {
        var environment = new HashMap<>(Map.of(
                "HANDOFF_JAVA_OPTIONS",
                        Optional.ofNullable(System.getenv("HANDOFF_JAVA_OPTIONS"))
                                .orElse(BOTH_COMPILERS),
                "HANDOFF_DEMO", "off",
                "HANDOFF_RATE_LIMIT", "0",
                // This process gives out the tokens: the identity server of the local stack knows six people.
                "HANDOFF_ISSUER", TestTokens.issuer(),
                "HANDOFF_WITHOUT", "identity"));
        environment.putAll(settings);
        return new MeasuredStack(
                Stack.startBeside("benchmark/stack", environment),
                false,
                number -> token("agent-" + number, "agent"),
                token("bot-platform", "bot"));
    }

    /** Without exports, and warm. */
    static MeasuredStack warm() throws Exception {
        var stack = start(Map.of("HANDOFF_WITHOUT", "identity,exports"));
        stack.warmUp();
        return stack;
    }

    /** The value of the header {@code Authorization} of an operator. */
    static String operator() {
        return token("olga", "operator");
    }

    private static String token(String id, String role) {
        return TestTokens.bearer(
                id,
                claims -> claims.claim("roles", List.of(role))
                        .expirationTime(Date.from(Instant.now().plus(TOKENS_LAST))));
    }

    /** By escalating and assigning. */
    void warmUp() throws Exception {
        warmUp(claimers(WARM_UP_CLIENTS));
    }

    /** By those steps, one after the other. */
    void warmUp(Pace.Step... steps) throws Exception {
        Round.Client client = _ -> {
            for (var step : steps) step.take(System.nanoTime());
        };
        warmUp(Collections.nCopies(WARM_UP_CLIENTS, client));
    }

    /**
     * On two cores the JVM's compilers need minutes until the services are as fast as they get: keeps them busy until the
     * compilers rest, or for as long as {@link Benchmarks#warmUp} says. Ends when nothing is left to do.
     */
    private void warmUp(List<Round.Client> load) throws Exception {
        if (isShared) return;
        var longest = Benchmarks.warmUp();
        var begun = System.nanoTime();
        var worked = compilersWorked();
        var share = 1.0;
        while (share > REST && System.nanoTime() - begun < longest.toNanos()) {
            var left = Duration.ofNanos(longest.toNanos() - System.nanoTime() + begun);
            var slice = left.compareTo(SLICE) < 0 ? left : SLICE;
            Round.of(slice, load);
            var before = worked;
            worked = compilersWorked();
            share = (double) worked.minus(before).toNanos() / slice.toNanos();
        }
        System.err.printf(
                "Warmed up for %d s; in the end compilers took %.2f of a core%n",
                (System.nanoTime() - begun) / 1_000_000_000, share);
        awaitCalm();
    }

    private Duration compilersWorked() {
        return Compilers.worked(stack.status().stream().map(Part::pid).toList());
    }

    /** Agents who escalate a conversation and assign it, over and over. */
    List<Round.Client> claimers(int number) {
        return IntStream.range(0, number).mapToObj(this::claimer).toList();
    }

    private Round.Client claimer(int agent) {
        return stopwatch -> {
            var number = nextNumber();
            stopwatch.time(() -> escalate(number));
            stopwatch.time(() -> assign(number, agent));
        };
    }

    int nextNumber() {
        return takeNumbers(1);
    }

    /** The first of so many, one after the other, that nobody else gets. */
    int takeNumbers(int count) {
        return LAST_NUMBER.getAndAdd(count) + 1;
    }

    static String id(int number) {
        return ID + ("%0" + DIGITS + "d").formatted(number);
    }

    Caller.Answer escalate(int number) throws IOException {
        return escalate(id(number), emailOfVisitor(number));
    }

    Caller.Answer escalate(String id, String email) throws IOException {
        return checked(CREATED, sendEscalation(id, email));
    }

    Caller.Answer assign(int number, int agent) throws IOException {
        return checked(OK, sendAssignment(number, agent));
    }

    void escalateInTheEnd(int number) throws IOException {
        inTheEnd(CREATED, () -> sendEscalation(id(number), emailOfVisitor(number)));
    }

    void assignInTheEnd(int number, int agent) throws IOException {
        inTheEnd(OK, () -> sendAssignment(number, agent));
    }

    private interface Call {
        Caller.Answer send() throws IOException;
    }

    /** As bot platforms do it: what is refused for now is sent again a moment later. */
    private void inTheEnd(int expected, Call call) throws IOException {
        var answer = call.send();
        while (answer.status() == UNAVAILABLE) {
            refusals.incrementAndGet();
            LockSupport.parkNanos(AGAIN.toNanos());
            answer = call.send();
        }
        checked(expected, answer);
    }

    /** How often that was so since this was asked last. */
    double takeRefusals() {
        return refusals.getAndSet(0);
    }

    private Caller.Answer sendEscalation(String id, String email) throws IOException {
        return send("POST", "/api/conversations", bot, """
                {"conversationId":"%s","channel":"web","contact":{"displayName":"Vera","email":"%s"},\
                "helpMessage":"Where is my order 2026-1182? It should have come last week."}""".formatted(id, email));
    }

    private Caller.Answer sendAssignment(int number, int agent) throws IOException {
        return send("POST", "/api/conversations/" + id(number) + "/assign", agent(agent), null);
    }

    private static String emailOfVisitor(int number) {
        return "vera%d@example.org".formatted(number % VISITORS);
    }

    /**
     * Calls through the gateway.
     *
     * @param json null for none
     * @throws IOException if the answer has another status
     */
    Caller.Answer call(int expected, String method, String path, String token, String json) throws IOException {
        return checked(expected, send(method, path, token, json));
    }

    private Caller.Answer send(String method, String path, String token, String json) throws IOException {
        var caller = callers.pollFirst();
        if (caller == null) caller = new Caller(gateway());
        var answer = caller.call(method, path, token, json);
        callers.addFirst(caller);
        return answer;
    }

    private static Caller.Answer checked(int expected, Caller.Answer answer) throws IOException {
        if (answer.status() != expected) throw new IOException("not " + expected + " but " + answer);
        return answer;
    }

    JsonNode get(String path, String token) throws IOException {
        return JSON.readTree(call(OK, "GET", path, token, null).body());
    }

    /** The value of the header {@code Authorization} of an agent. */
    String agent(int number) {
        return tokens.computeIfAbsent(number, agents::apply);
    }

    URI gateway() {
        return URI.create(stack.gateway());
    }

    Stack stack() {
        return stack;
    }

    /** A connection to a database of the stack's server. */
    Connection database(String name) throws SQLException {
        return DriverManager.getConnection(databaseUrl(name));
    }

    String databaseUrl(String name) {
        return "jdbc:postgresql://localhost:%s/%s?user=handoff&password=handoff"
                .formatted(stack.port("POSTGRESQL"), name);
    }

    /** The URL of a database that is empty, beside those of the services. */
    String newDatabase() throws SQLException {
        var name = "limit_" + nextNumber();
        try (var connection = database("inbox");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return databaseUrl(name);
    }

    /** Waits until what goes on behind the answers is over: events on their way, compilers. */
    void awaitCalm() {
        if (isShared) return;
        var processes = stack.status().stream()
                .map(Part::pid)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .toList();
        var until = System.nanoTime() + LONGEST_CALM.toNanos();
        var before = cpuNanos(processes);
        while (true) {
            LockSupport.parkNanos(LOOK.toNanos());
            var now = cpuNanos(processes);
            if (now - before < CALM * LOOK.toNanos()) return;
            if (System.nanoTime() - until > 0) throw new IllegalStateException("there is always something to do");
            before = now;
        }
    }

    private static long cpuNanos(List<ProcessHandle> processes) {
        return processes.stream()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toNanos)
                .sum();
    }

    /** Closes the connections to it, and stops it. */
    @Override
    public void close() throws IOException {
        for (var caller : callers) caller.close();
        stack.close();
    }
}

package dev.handoff.systemtests.fault;

import static java.util.stream.Collectors.toMap;

import dev.handoff.systemtests.fault.Ledger.Answered;
import dev.handoff.systemtests.stack.Answer;
import dev.handoff.systemtests.stack.Person;
import dev.handoff.systemtests.stack.Stack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * A team at work: each worker takes one conversation or contact after the other through its life, alone, so that it knows
 * which version each answer stands for. Where it gets no answer it leaves that one and begins another.
 */
final class Load {

    private static final int CONVERSATION_WORKERS = 5;
    private static final int CONTACT_WORKERS = 2;
    private static final int VISITORS = 50;
    /** People pause, must stay below the rate limit, and leave some CPU to what starts again. */
    private static final Duration PAUSE = Duration.ofMillis(200);
    /** After something was not answered. */
    private static final Duration LONG_PAUSE = Duration.ofMillis(200);

    private static final Duration BETWEEN_EXPORTS = Duration.ofSeconds(2);

    private final Person bot;
    private final Map<String, Person> agents;
    private final List<String> names;
    private volatile Ledger ledger = new Ledger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> workers = new ArrayList<>();
    private volatile boolean stopped;

    Load(Stack stack) {
        this(stack.at("gateway")::get);
    }

    /** @param people by their names */
    Load(Function<String, Person> people) {
        this.bot = people.apply("bot-platform");
        this.names = List.of("anna", "ben", "chris", "olga");
        this.agents = names.stream().collect(toMap(Function.identity(), people));
    }

    /** Begins to work until {@link #stop}. */
    Ledger start(long seed) {
        for (var worker = 0; worker < CONVERSATION_WORKERS; worker++) {
            var random = new Random(seed + worker);
            begin(() -> liveConversation(random));
        }
        for (var worker = 0; worker < CONTACT_WORKERS; worker++) begin(this::liveContact);
        begin(this::askForExport);
        return ledger;
    }

    /** Where answers are noted now. */
    Ledger ledger() {
        return ledger;
    }

    /** From now on answers are noted in a new ledger. */
    Ledger turnPage() {
        ledger = new Ledger();
        return ledger;
    }

    /** Stops without waiting for anybody. */
    void halt() {
        stopped = true;
        threads.shutdownNow();
    }

    /** Stops when everybody is through with what they are at; fails if anybody met what cannot be. */
    void stop() throws Exception {
        stopped = true;
        for (var worker : workers) worker.get();
        threads.close();
    }

    private interface Life {
        void live() throws IOException, InterruptedException;
    }

    private void begin(Life life) {
        workers.add(threads.submit(() -> {
            while (!stopped) {
                try {
                    life.live();
                } catch (IOException noAnswer) {
                    ledger.unanswered();
                    LockSupport.parkNanos(LONG_PAUSE.toNanos());
                }
            }
            return null;
        }));
    }

    private void liveConversation(Random random) throws IOException, InterruptedException {
        var id = UUID.randomUUID().toString();
        var visitor = Map.of("externalId", "visitor-" + random.nextInt(VISITORS), "displayName", "Visitor");
        var escalation = Person.escalation(Map.of("conversationId", id, "inbox", "faults", "contact", visitor));
        var first = names.get(random.nextInt(names.size()));
        note(id, "escalated", "bot-platform", ask(bot, "/api/conversations", escalation));
        note(id, "assigned", first, ask(first, id, "assign", null));
        note(id, "agent-joined", first, ask(first, id, "join", null));
        var version = 2L;
        for (var messages = random.nextInt(4); messages > 0; messages--) {
            ask(first, id, "messages", Map.of("text", "From the agent " + messages));
            ledger.conversation(id, new Answered("agent-message-sent", ++version, first));
            ask(bot, path(id, "visitor-messages"), Map.of("text", "From the visitor " + messages));
            ledger.conversation(id, new Answered("visitor-message-received", ++version, "bot-platform"));
        }
        var second = names.get(random.nextInt(names.size()));
        if (!second.equals(first)) {
            var body = Map.of("agentId", second, "stay", random.nextBoolean());
            note(id, "reassigned", first, ask(first, id, "reassign", body));
        }
        switch (random.nextInt(4)) {
            case 0 -> note(id, "unassigned", second, ask(second, id, "unassign", null));
            case 1 -> {} // stays as it is
            default -> note(id, "closed", second, ask(second, id, "close", null));
        }
    }

    private void note(String id, String type, String by, Answer answer) {
        ledger.conversation(id, new Answered(type, version(answer), by));
    }

    private void liveContact() throws IOException, InterruptedException {
        var anna = agents.get("anna");
        var email = UUID.randomUUID() + "@example.org";
        var made = ask(anna, "/api/contacts", Map.of("lastName", "Fault", "email", email));
        var id = made.text("contactId");
        ledger.contact(id, new Answered("created", version(made), "anna"));
        for (var i = 1; i <= 3; i++) {
            var changed = done(anna.tryCall("PATCH", "/api/contacts/" + id, Map.of("firstName", "Change " + i)));
            ledger.contact(id, new Answered("details-changed", version(changed), "anna"));
        }
    }

    private void askForExport() throws IOException, InterruptedException {
        var filter = Map.of("q", "Fault");
        var asked = ask(agents.get("ben"), "/api/exports", Map.of("format", "csv-comma", "filter", filter));
        ledger.export(asked.text("exportId"));
        LockSupport.parkNanos(BETWEEN_EXPORTS.toNanos());
    }

    private static long version(Answer answer) {
        return answer.json().required("version").asLong();
    }

    private static String path(String id, String command) {
        return "/api/conversations/" + id + "/" + command;
    }

    private Answer ask(String agent, String id, String command, Object body) throws IOException, InterruptedException {
        return ask(agents.get(agent), path(id, command), body);
    }

    private static Answer ask(Person person, String path, Object body) throws IOException, InterruptedException {
        return done(person.tryCall("POST", path, body));
    }

    /** @throws IOException if it was answered that it cannot be done now */
    private static Answer done(Answer answer) throws IOException {
        LockSupport.parkNanos(PAUSE.toNanos());
        if (answer.status() == 503) throw new IOException(answer.toString());
        if (answer.status() >= 300) throw new AssertionError("refused under load: " + answer);
        return answer;
    }
}

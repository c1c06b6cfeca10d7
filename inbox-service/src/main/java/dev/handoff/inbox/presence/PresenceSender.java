package dev.handoff.inbox.presence;

import dev.handoff.inbox.presence.Presence.Doing;
import dev.handoff.inbox.presence.Presences.Word;
import dev.handoff.inbox.signal.Rounds;
import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.web.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells all instances who is where. However often clients say so, it costs a few notifications a second: what is said
 * between two of them goes together, the latest of each agent and conversation, and a mere repetition waits a second.
 */
@Component
class PresenceSender implements SmartLifecycle {

    static final Duration KEPT_BACK = Duration.ofSeconds(1);

    /** Tabs of one agent. Whoever is in more has left the one that was heard of longest ago. */
    private static final int MOST_PER_AGENT = 10;

    /** Of a notification, in bytes: PostgreSQL takes 7,999. */
    private static final int LARGEST = 7_900;

    private static final Duration REST = Duration.ofMillis(100);

    private final Presences presences;
    private final JdbcClient database;
    private final JsonMapper json;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Map<String, Told>> told = new LinkedHashMap<>();
    private final Map<Place, Word> waiting = new LinkedHashMap<>();
    private final Rounds rounds = new Rounds("presence-sender", this::send, _ -> REST.toNanos());
    private volatile boolean running;

    PresenceSender(Presences presences, JdbcClient database, JsonMapper json) {
        this.presences = presences;
        this.database = database;
        this.json = json;
    }

    private record Told(Doing state, long at) {}

    private record Place(String conversationId, String agentId) {}

    /** @throws NotFound if there is no such conversation */
    void enter(String conversationId, Caller caller, Doing state) {
        if (!presences.has(conversationId, caller.id())) refuseUnlessThere(conversationId);
        lock.lock();
        try {
            var mine = told.computeIfAbsent(caller.id(), _ -> new LinkedHashMap<>());
            var before = mine.remove(conversationId);
            var isNews =
                    before == null || before.state() != state || System.nanoTime() - before.at() > KEPT_BACK.toNanos();
            mine.put(conversationId, isNews ? new Told(state, System.nanoTime()) : before);
            if (isNews) say(new Word(conversationId, caller.id(), caller.name(), state));
            if (mine.size() > MOST_PER_AGENT) {
                var eldest = mine.keySet().iterator().next();
                mine.remove(eldest);
                say(new Word(eldest, caller.id(), caller.name(), null));
            }
        } finally {
            lock.unlock();
        }
    }

    void leave(String conversationId, Caller caller) {
        lock.lock();
        try {
            var wasTold = told.getOrDefault(caller.id(), Map.of()).containsKey(conversationId);
            if (!wasTold && !presences.has(conversationId, caller.id())) return;
            if (wasTold) told.get(caller.id()).remove(conversationId);
            say(new Word(conversationId, caller.id(), caller.name(), null));
        } finally {
            lock.unlock();
        }
    }

    private void say(Word word) {
        waiting.put(new Place(word.conversationId(), word.agentId()), word);
        rounds.wake();
    }

    private void refuseUnlessThere(String conversationId) {
        var isThere = database.sql("select exists (select from conversations where conversation_id = ?)")
                .param(conversationId)
                .query(Boolean.class)
                .single();
        if (!isThere) throw new NotFound("conversation", conversationId);
    }

    /** Remembers nobody who has stopped saying anything. */
    @Scheduled(fixedRate = 5_000)
    void forget() {
        lock.lock();
        try {
            var now = System.nanoTime();
            told.values().forEach(mine -> mine.values().removeIf(last -> now - last.at() > 10 * KEPT_BACK.toNanos()));
            told.values().removeIf(Map::isEmpty);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        rounds.start();
    }

    @Override
    public void stop() {
        running = false;
        rounds.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Waits for no disk: commands that commit at the same time would wait behind it. */
    private void send() {
        var words = takeAll();
        if (words.length == 0) return;
        database.sql("""
                        with fast as (select set_config('synchronous_commit', 'off', true))
                        select pg_notify('%s', word) from fast cross join unnest(?::text[]) as word""".formatted(Presences.CHANNEL))
                .param(words)
                .query((row, number) -> number)
                .list();
    }

    private String[] takeAll() {
        lock.lock();
        try {
            var words = waiting.values().stream()
                    .map(json::writeValueAsString)
                    .filter(word -> word.getBytes(StandardCharsets.UTF_8).length <= LARGEST)
                    .toArray(String[]::new);
            waiting.clear();
            return words;
        } finally {
            lock.unlock();
        }
    }
}

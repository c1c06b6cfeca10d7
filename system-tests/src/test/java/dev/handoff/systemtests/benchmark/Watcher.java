package dev.handoff.systemtests.benchmark;

import dev.handoff.starter.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client that looks at folders, counts and a thread twenty times a second, and knows what has to be there: the
 * conversations that nobody touches always, and counts between what had been answered before it asked and what had been
 * asked for when it got its answer.
 */
final class Watcher implements AutoCloseable {

    private static final long PAUSE_MILLIS = 50;
    private static final JsonMapper JSON = new JsonMapper();
    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final Agents agents;
    private final Counts base;
    private final AtomicLong answers = new AtomicLong();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Recorder recorder = new Recorder(LONGEST_NANOS, 3);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    /** The numbers of the folders, as {@link FilledStore#WATCHER} sees them. */
    record Counts(long fresh, long mine, long assigned, long closed) {

        long total() {
            return fresh + mine + assigned + closed;
        }
    }

    /** @param base the numbers before anybody is at work */
    Watcher(URI address, Agents agents, Counts base) {
        this.address = address;
        this.agents = agents;
        this.base = base;
        clock.scheduleAtFixedRate(this::lookAndTell, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void lookAndTell() {
        try {
            look();
        } catch (IOException | RuntimeException e) {
            wrong.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws IOException, InterruptedException {
        lookAtCounts();
        expect("New", FilledStore.WATCHED_NEW, ids("/api/folders/new?inbox=" + FilledStore.WATCHED_INBOX));
        // newest first
        expect("Mine", FilledStore.WATCHED_MINE.reversed(), ids("/api/folders/mine"));
        var watched = FilledStore.WATCHED_MINE.getFirst();
        var texts = get("/api/conversations/" + watched + "/messages").required("items");
        expect("thread", 2, texts.size());
        expect("text", FilledStore.ANSWER, texts.get(0).required("text").stringValue());
    }

    private void lookAtCounts() throws IOException, InterruptedException {
        long escalated = agents.escalated.answered().get(),
                assigned = agents.assigned.answered().get();
        var closed = agents.closed.answered().get();
        var seen = counts();
        expect("count of Mine", base.mine(), seen.mine());
        between(
                "count of New",
                base.fresh() + escalated - agents.assigned.asked().get(),
                seen.fresh(),
                base.fresh() + agents.escalated.asked().get() - assigned);
        between(
                "count of Closed",
                base.closed() + closed,
                seen.closed(),
                base.closed() + agents.closed.asked().get());
        between(
                "all",
                base.total() + escalated,
                seen.total(),
                base.total() + agents.escalated.asked().get());
    }

    private Counts counts() throws IOException, InterruptedException {
        return countsOf(get("/api/folders"));
    }

    private static Counts countsOf(JsonNode folders) {
        var counts = folders.required("folders")
                .valueStream()
                .mapToLong(folder -> folder.required("count").longValue())
                .toArray();
        return new Counts(counts[0], counts[1], counts[2], counts[3]);
    }

    /** How it stands now. */
    static Counts counts(URI address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return countsOf(
                    call(http, address, "GET", "/api/folders", TestTokens.bearer(FilledStore.WATCHER, "agent")));
        }
    }

    static JsonNode call(HttpClient http, URI address, String method, String path, String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", token)
                .method(method, BodyPublishers.noBody())
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var answer = call(http, address, "GET", path, TestTokens.bearer(FilledStore.WATCHER, "agent"));
        recorder.recordValue(Math.min(System.nanoTime() - begun, LONGEST_NANOS));
        answers.incrementAndGet();
        return answer;
    }

    private List<String> ids(String path) throws IOException, InterruptedException {
        return get(path)
                .required("items")
                .valueStream()
                .map(item -> item.required("conversationId").stringValue())
                .toList();
    }

    private void expect(String what, Object expected, Object seen) {
        if (!expected.equals(seen)) wrong.add(what + ": " + seen + " instead of " + expected);
    }

    private void expect(String what, long expected, long seen) {
        between(what, expected, seen, expected);
    }

    private void between(String what, long least, long seen, long most) {
        if (seen < least || seen > most) wrong.add(what + ": " + seen + ", not from " + least + " to " + most);
    }

    long answers() {
        return answers.get();
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Of the answers since the last call, in nanoseconds. */
    Histogram latencies() {
        return recorder.getIntervalHistogram();
    }

    @Override
    public void close() {
        clock.close();
        http.close();
    }
}

package dev.handoff.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.inbox.InboxForTests.Client;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the live stream that keeps all that it is told. */
public final class StreamForTests implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    /** @param eventId null where the event has none */
    public record Event(String name, String eventId, JsonNode data) {

        /** The id of what is told by numbers. */
        public Long id() {
            return eventId == null ? null : Long.valueOf(eventId);
        }

        public String conversationId() {
            return data.at("/conversation/conversationId").stringValue();
        }

        public long version() {
            return data.at("/conversation/version").longValue();
        }

        /** {@code previous > folder} */
        public String move() {
            return data.required("previousFolder").stringValue(null) + " > "
                    + data.at("/conversation/folder").stringValue();
        }
    }

    private StreamForTests(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    public static StreamForTests open(Client client) {
        return open(client, null);
    }

    public static StreamForTests open(Client client, String lastEventId) {
        return open(client, "/api/folders/stream", lastEventId);
    }

    /** @param lastEventId null to begin */
    public static StreamForTests open(Client client, String path, String lastEventId) {
        var request = client.request(path).header("Accept", "text/event-stream");
        if (lastEventId != null) request.header("Last-Event-ID", lastEventId);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            return new StreamForTests(response).until(events -> !events.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    public List<Event> events() {
        return events;
    }

    public List<Event> events(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    /** What was told of one conversation. */
    public List<Event> of(String conversationId) {
        return events("conversation").stream()
                .filter(event -> event.conversationId().equals(conversationId))
                .toList();
    }

    public List<String> comments() {
        return comments;
    }

    public boolean hasEnded() {
        return ended;
    }

    /** The id to resume with. */
    public String lastEventId() {
        return events.stream()
                .map(Event::eventId)
                .filter(Objects::nonNull)
                .toList()
                .getLast();
    }

    public StreamForTests until(Predicate<List<Event>> condition) {
        await().atMost(Duration.ofSeconds(30)).until(() -> condition.test(events));
        return this;
    }

    /** Waits until the latest that was told of a conversation is this version. */
    public StreamForTests untilVersion(String conversationId, long version) {
        return until(_ -> of(conversationId).stream().anyMatch(event -> event.version() == version));
    }

    /** No conversation was told twice in the same state, nor in an earlier one than before. */
    public void assertNothingTwiceOrBackwards() {
        var told = events("conversation");
        assertThat(told).extracting(Event::id).doesNotHaveDuplicates().isSorted();
        var versions = new HashMap<String, Long>();
        for (var event : told) {
            var before = versions.put(event.conversationId(), event.version());
            if (before != null) assertThat(event.version()).isGreaterThan(before);
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            Map<String, String> fields = new HashMap<>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    comments.add(line);
                } else if (line.isEmpty()) {
                    if (fields.containsKey("data")) events.add(event(fields));
                    fields.clear();
                } else {
                    var parts = line.split(": ", 2);
                    fields.put(parts[0], parts[1]);
                }
            }
        } catch (IOException e) {
            // the test closed it, or the service did
        } finally {
            ended = true;
        }
    }

    private static Event event(Map<String, String> fields) {
        return new Event(fields.get("event"), fields.get("id"), JSON.readTree(fields.get("data")));
    }
}

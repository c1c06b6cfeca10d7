package dev.handoff.systemtests.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one person hears on the live stream of folders. */
public final class FolderStream implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final Stream<String> lines;
    private volatile boolean over;

    /**
     * What was heard.
     *
     * @param id null where the event has none
     * @param at when, by {@link System#nanoTime}
     */
    public record Event(String id, String name, JsonNode data, long at) {

        /** The conversation it tells of. */
        public String conversationId() {
            return conversation().required("conversationId").asString();
        }

        public JsonNode conversation() {
            return data.required("conversation");
        }

        public long version() {
            return conversation().required("version").asLong();
        }
    }

    private FolderStream(Stream<String> lines) {
        this.lines = lines;
        Thread.ofVirtual().start(this::listen);
    }

    /** Returns when the server has answered and the first line, a comment, is there. */
    static FolderStream open(HttpClient http, HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofLines());
            assertThat(response.statusCode()).as("status of the stream").isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            var stream = new FolderStream(response.body());
            await("the comment that comes at once").atMost(PATIENCE).until(() -> !stream.comments.isEmpty());
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void listen() {
        var event = new Object() {
            String id;
            String name = "message";
            final StringBuilder data = new StringBuilder();
        };
        try {
            lines.forEach(line -> {
                if (line.startsWith(":")) comments.add(line);
                else if (line.startsWith("id:")) event.id = value(line);
                else if (line.startsWith("event:")) event.name = value(line);
                else if (line.startsWith("data:")) event.data.append(value(line));
                else if (line.isEmpty() && !event.data.isEmpty()) {
                    events.add(
                            new Event(event.id, event.name, JSON.readTree(event.data.toString()), System.nanoTime()));
                    event.id = null;
                    event.name = "message";
                    event.data.setLength(0);
                }
            });
        } catch (UncheckedIOException cut) {
            // by close, or by a service that was killed: a client would come back
        } finally {
            over = true;
        }
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).stripLeading();
    }

    /** Whether it has ended, or was cut: there will be no more. */
    public boolean isOver() {
        return over;
    }

    /** All so far, of this name. */
    public List<Event> events(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    /** All so far that tell of this conversation. */
    public List<Event> of(String conversation) {
        return events("conversation").stream()
                .filter(event -> event.conversationId().equals(conversation))
                .toList();
    }

    /** The event that tells of this version of the conversation; waits for it. */
    public Event awaitVersion(String conversation, long version) {
        return await("version %d of %s on the stream".formatted(version, conversation))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> of(conversation).stream()
                                .filter(event -> event.version() >= version)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The first event of this name that is such; waits for it. */
    public Event awaitEvent(String name, Predicate<Event> such) {
        return await("%s on the stream".formatted(name))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> events(name).stream().filter(such).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** The latest counts. */
    public Optional<JsonNode> counts() {
        return events("counts").stream().reduce((first, second) -> second).map(Event::data);
    }

    /** What a client that reconnects would send as {@code Last-Event-ID}. */
    public String lastId() {
        return events.stream()
                .map(Event::id)
                .filter(id -> id != null)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    @Override
    public void close() {
        lines.close();
    }
}

package dev.handoff.systemtests.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls the API through the gateway. Paths begin with {@code /}; bodies are objects or JSON as text. */
public final class Person {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** The longest page of a list. */
    private static final int PAGE = 200;

    private final HttpClient http;
    private final String gateway;
    private final Map<String, String> headers;
    /** Where they try once more what was not answered; null: nowhere. */
    private final String otherGateway;

    private final Duration patience;

    Person(HttpClient http, String gateway, String otherGateway, Map<String, String> headers) {
        this(http, gateway, otherGateway, headers, PATIENCE);
    }

    private Person(
            HttpClient http, String gateway, String otherGateway, Map<String, String> headers, Duration patience) {
        this.http = http;
        this.gateway = gateway;
        this.otherGateway = otherGateway;
        this.headers = headers;
        this.patience = patience;
    }

    /** The same person, who waits so long for an answer. */
    public Person waiting(Duration longest) {
        return new Person(http, gateway, otherGateway, headers, longest);
    }

    /** The same person, who sends this header as well. */
    public Person with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new Person(http, gateway, otherGateway, all, patience);
    }

    /**
     * The same person, who sends what {@link #tryCall} got no answer to, or was told that it cannot be done now, once more,
     * to another gateway and under the same {@code Idempotency-Key}.
     */
    public Person or(Person elsewhere) {
        return new Person(http, gateway, elsewhere.gateway, headers, patience);
    }

    public Answer get(String path) {
        return call("GET", path, null);
    }

    public Answer post(String path) {
        return call("POST", path, null);
    }

    public Answer post(String path, Object body) {
        return call("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return call("PUT", path, body);
    }

    public Answer patch(String path, Object body) {
        return call("PATCH", path, body);
    }

    public Answer delete(String path) {
        return call("DELETE", path, null);
    }

    public Answer call(String method, String path, Object body) {
        return Answer.to(
                http, request(path, body).method(method, publisher(body)).build());
    }

    /**
     * As {@link #call}, for calls that may meet a service that is being killed.
     *
     * @throws IOException if there was no answer, so that nobody knows what became of the call
     */
    public Answer tryCall(String method, String path, Object body) throws IOException, InterruptedException {
        if (otherGateway == null) return attempt(method, path, body);
        var once = with("Idempotency-Key", UUID.randomUUID().toString());
        try {
            var answer = once.attempt(method, path, body);
            if (answer.status() != 503) return answer;
        } catch (IOException noAnswer) {
            // once more
        }
        return new Person(http, otherGateway, null, once.headers).attempt(method, path, body);
    }

    private Answer attempt(String method, String path, Object body) throws IOException, InterruptedException {
        return Answer.attempt(
                http, request(path, body).method(method, publisher(body)).build());
    }

    private HttpRequest.Builder request(String path, Object body) {
        var request = HttpRequest.newBuilder(URI.create(gateway + path)).timeout(patience);
        if (body != null) request.setHeader("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        return request;
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        return switch (body) {
            case null -> BodyPublishers.noBody();
            case String text -> BodyPublishers.ofString(text);
            case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
            default -> BodyPublishers.ofString(JSON.writeValueAsString(body));
        };
    }

    /** All items of a list, page by page. */
    public List<JsonNode> list(String path) {
        var items = new ArrayList<JsonNode>();
        String cursor = null;
        do {
            var parameters = "limit=" + PAGE + (cursor == null ? "" : "&cursor=" + cursor);
            var page = get(path + (path.contains("?") ? "&" : "?") + parameters)
                    .is(200)
                    .json();
            page.required("items").forEach(items::add);
            cursor = page.required("nextCursor").stringValue(null);
        } while (cursor != null);
        return items;
    }

    /** What happens in the folders as this person sees them, from now on. */
    public FolderStream watch() {
        return watchSince(null);
    }

    /** @param lastEventId what was seen last; null begins anew */
    public FolderStream watchSince(String lastEventId) {
        var watcher = lastEventId == null ? this : with("Last-Event-ID", lastEventId);
        var request = watcher.with("Accept", "text/event-stream").request("/api/folders/stream", null);
        // The timeout of a request counts until its headers come, not for the stream.
        return FolderStream.open(http, request.GET().build());
    }

    // What people do with conversations, by name.

    /** Escalates with these fields, over a minimal escalation, and returns the conversation's id. */
    public String escalate(Map<String, ?> fields) {
        return post("/api/conversations", escalation(fields)).is(201).text("conversationId");
    }

    public String escalate(String helpMessage) {
        return escalate(Map.of("helpMessage", helpMessage));
    }

    /** The least that an escalation needs, with these fields over it. */
    public static Map<String, Object> escalation(Map<String, ?> fields) {
        var escalation = new HashMap<String, Object>(
                Map.of("channel", "web", "contact", Map.of(), "helpMessage", "I need a human"));
        escalation.putAll(fields);
        return escalation;
    }

    public JsonNode sees(String conversation) {
        return get("/api/conversations/" + conversation).is(200).json();
    }

    public Answer assign(String conversation) {
        return post("/api/conversations/" + conversation + "/assign");
    }

    public Answer reassign(String conversation, String agent) {
        return post("/api/conversations/" + conversation + "/reassign", Map.of("agentId", agent));
    }

    public Answer reassignAndStay(String conversation, String agent) {
        return post("/api/conversations/" + conversation + "/reassign", Map.of("agentId", agent, "stay", true));
    }

    public Answer unassign(String conversation) {
        return post("/api/conversations/" + conversation + "/unassign");
    }

    public Answer join(String conversation) {
        return post("/api/conversations/" + conversation + "/join");
    }

    public Answer leave(String conversation) {
        return post("/api/conversations/" + conversation + "/leave");
    }

    public Answer close(String conversation) {
        return post("/api/conversations/" + conversation + "/close");
    }

    /** An agent answers. */
    public Answer say(String conversation, String text) {
        return post("/api/conversations/" + conversation + "/messages", Map.of("text", text));
    }

    /** The bot platform passes on what the visitor says. */
    public Answer passOn(String conversation, String text) {
        return post("/api/conversations/" + conversation + "/visitor-messages", Map.of("text", text));
    }

    /** Every event of a conversation. */
    public List<JsonNode> history(String conversation) {
        return list("/api/conversations/" + conversation + "/history");
    }

    /** The number of conversations in each folder, by its name. */
    public Map<String, Long> folderCounts() {
        var counts = new HashMap<String, Long>();
        get("/api/folders")
                .is(200)
                .json()
                .required("folders")
                .forEach(folder -> counts.put(
                        folder.required("name").asString(),
                        folder.required("count").asLong()));
        return counts;
    }
}

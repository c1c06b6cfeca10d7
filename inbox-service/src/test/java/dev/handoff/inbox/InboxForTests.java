package dev.handoff.inbox;

import dev.handoff.starter.testing.PostgresForTests;
import dev.handoff.starter.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, on a free port, and clients that call it. */
public final class InboxForTests implements AutoCloseable {

    /** The lock of those who use {@link #shared}: two classes of tests run at a time. */
    public static final String SHARED = "the shared inbox";

    private static final JsonMapper JSON = new JsonMapper();

    /** Nothing listens there: Kafka is away, which stops no command. */
    private static final String NO_KAFKA = "localhost:1";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private InboxForTests(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** One for all tests that can share it, one class after the other; it ends with the JVM. */
    public static InboxForTests shared() {
        return Shared.SERVICE;
    }

    private static final class Shared {
        static final InboxForTests SERVICE = start(PostgresForTests.newDatabase());
    }

    public static InboxForTests start(String database, String... settings) {
        return startWith(database, NO_KAFKA, settings);
    }

    /** @param served called when the web server has begun to serve; what starts later has not begun then */
    public static InboxForTests start(String database, Consumer<InboxForTests> served) {
        ApplicationListener<ServletWebServerInitializedEvent> listener = event -> {
            if (event.getApplicationContext().getServerNamespace() != null) return;
            served.accept(new InboxForTests((ConfigurableApplicationContext) event.getApplicationContext()));
        };
        var service = new SpringApplicationBuilder(InboxService.class).listeners(listener);
        return new InboxForTests(service.run(arguments(database, NO_KAFKA)));
    }

    /** @param settings each as {@code name=value} */
    public static InboxForTests startWith(String database, String kafka, String... settings) {
        return new InboxForTests(
                new SpringApplicationBuilder(InboxService.class).run(arguments(database, kafka, settings)));
    }

    private static String[] arguments(String database, String kafka, String... settings) {
        var usual = Stream.of(
                "server.port=0",
                "management.server.port=0",
                "handoff.issuer=" + TestTokens.issuer(),
                "handoff.inbox.agents=anna=Anna,ben=Ben,chris=Chris",
                "spring.datasource.url=" + database,
                "spring.datasource.username=",
                "spring.datasource.password=",
                "spring.kafka.bootstrap-servers=" + kafka,
                "logging.level.org.apache.kafka=error",
                "spring.kafka.listener.auto-startup=" + !kafka.equals(NO_KAFKA));
        return Stream.concat(usual, Stream.of(settings)).map("--"::concat).toArray(String[]::new);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public URI address(String path) {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://localhost:" + port + path);
    }

    public Client agent(String id) {
        return new Client(TestTokens.bearer(id, "agent"));
    }

    public Client as(String id, String... roles) {
        return new Client(TestTokens.bearer(id, roles));
    }

    public Client bot() {
        return as("bot-platform", "bot");
    }

    /** @param authorization the whole header */
    public Client with(String authorization) {
        return new Client(authorization);
    }

    public Client stranger() {
        return new Client(null);
    }

    /** A new conversation, in its own inbox so that lists of it are not disturbed by other tests. */
    public Story escalated() {
        var inbox = UUID.randomUUID().toString();
        var answer = bot().post("/api/conversations", """
                {"channel": "web", "inbox": "%s", "contact": {"displayName": "Vera"}, "helpMessage": "Help"}""".formatted(inbox));
        if (answer.status() != 201) throw new IllegalStateException(answer.toString());
        return new Story(answer.text("conversationId"), inbox);
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }

    /** A conversation and what further happens to it. */
    public final class Story {

        private final String id;
        private final String inbox;

        private Story(String id, String inbox) {
            this.id = id;
            this.inbox = inbox;
        }

        public String id() {
            return id;
        }

        public String inbox() {
            return inbox;
        }

        public String path() {
            return "/api/conversations/" + id;
        }

        public Story assignedTo(String agent) {
            return done(agent(agent).post(path() + "/assign"));
        }

        public Story joinedBy(String agent) {
            return done(agent(agent).post(path() + "/join"));
        }

        public Story closedBy(String agent) {
            return done(agent(agent).post(path() + "/close"));
        }

        private Story done(Answer answer) {
            if (answer.status() != 200) throw new IllegalStateException(answer.toString());
            return this;
        }
    }

    /** Somebody with a token. */
    public final class Client {

        private final String token;

        private Client(String token) {
            this.token = token;
        }

        public Answer get(String path) {
            return call("GET", path, null);
        }

        public Answer post(String path) {
            return call("POST", path, null);
        }

        public Answer post(String path, String json, String... headers) {
            return call("POST", path, json, headers);
        }

        /** @param headers names and values in turn */
        public Answer call(String method, String path, String json, String... headers) {
            var body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
            var request = request(path, headers).method(method, body);
            if (json != null) request.setHeader("Content-Type", "application/json");
            try {
                return new Answer(http.send(request.build(), BodyHandlers.ofString()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        public HttpRequest.Builder request(String path, String... headers) {
            var request = HttpRequest.newBuilder(address(path));
            if (token != null) request.setHeader("Authorization", token);
            for (var i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
            return request;
        }
    }

    /** What the service answered. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** The text of a field; null where it is null. */
        public String text(String field) {
            return json().required(field).stringValue(null);
        }

        /** Status and code of a problem, else the status alone. */
        public String outcome() {
            if (!"application/problem+json".equals(header("Content-Type"))) return "" + status();
            return status() + " " + text("type").replace("urn:handoff:problem:", "");
        }

        /** One field of each object in a list. */
        public List<String> texts(String list, String field) {
            var texts = new ArrayList<String>();
            json().required(list).forEach(item -> texts.add(item.required(field).stringValue(null)));
            return texts;
        }

        @Override
        public String toString() {
            return status() + " " + response.body();
        }
    }
}

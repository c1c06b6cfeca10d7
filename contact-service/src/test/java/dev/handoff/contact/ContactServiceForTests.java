package dev.handoff.contact;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, on a free port and a database of its own, and a client that calls it. */
public final class ContactServiceForTests implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** Nothing listens there: Kafka is away, which stops no command. */
    public static final String NO_KAFKA = "localhost:1";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private ContactServiceForTests(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Gives tests, as a parameter, one service for all that can share it; it ends before what it stands on. */
    public static final class Shared extends TypeBasedParameterResolver<ContactServiceForTests> {

        @Override
        public ContactServiceForTests resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(
                            ContactServiceForTests.class,
                            type -> start(PostgresForTests.newDatabase(), NO_KAFKA),
                            ContactServiceForTests.class);
        }
    }

    /** @param settings each as {@code --name=value} */
    public static ContactServiceForTests start(String database, String kafka, String... settings) {
        var usual = Stream.of(
                "--server.port=0",
                "--management.server.port=0",
                "--handoff.issuer=" + TestTokens.issuer(),
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=",
                "--spring.datasource.password=",
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--logging.level.org.apache.kafka=error",
                "--spring.kafka.listener.auto-startup=" + !kafka.equals(NO_KAFKA));
        var arguments = Stream.concat(usual, Stream.of(settings)).toArray(String[]::new);
        return new ContactServiceForTests(new SpringApplicationBuilder(ContactService.class).run(arguments));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Whoever calls; {@link #anna} is an agent, {@link #olga} an operator. */
    public Client as(String id, String... roles) {
        return new Client(TestTokens.bearer(id, roles));
    }

    public Client anna() {
        return as("anna", "agent");
    }

    public Client olga() {
        return as("olga", "operator");
    }

    public Client stranger() {
        return new Client(null);
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }

    public final class Client {

        private final String token;

        private Client(String token) {
            this.token = token;
        }

        public Answer get(String path) {
            return call("GET", path, null);
        }

        public Answer post(String path, String json, String... headers) {
            return call("POST", path, json, headers);
        }

        public Answer put(String path, String json, String... headers) {
            return call("PUT", path, json, headers);
        }

        public Answer patch(String path, String json, String... headers) {
            return call("PATCH", path, json, headers);
        }

        public Answer delete(String path, String... headers) {
            return call("DELETE", path, null, headers);
        }

        /** @param headers names and values in turn */
        public Answer call(String method, String path, String json, String... headers) {
            var port = context.getEnvironment().getRequiredProperty("local.server.port");
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
            if (json != null) request.setHeader("Content-Type", "application/json");
            if (token != null) request.setHeader("Authorization", token);
            for (var i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
            try {
                return new Answer(http.send(request.build(), BodyHandlers.ofString()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

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

        /** The fields that a problem complains of, in order. */
        public List<String> invalidFields() {
            return texts("errors", "field").stream().sorted().toList();
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

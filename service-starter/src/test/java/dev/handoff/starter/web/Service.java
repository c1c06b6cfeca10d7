package dev.handoff.starter.web;

import dev.handoff.starter.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@link TestService} in a real container on a free port, and a client for it. */
final class Service implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private Service(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** One without a database, for all tests that only call it; it ends with the JVM. */
    static Service shared() {
        return Shared.SERVICE;
    }

    private static final class Shared {
        static final Service SERVICE = start();
    }

    /** Starts it, without a database. */
    static Service start(String... settings) {
        var withoutDatabase = Stream.of(
                "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "spring.flyway.enabled=false",
                "management.endpoint.health.group.readiness.include=readinessState");
        return run(Stream.concat(withoutDatabase, Stream.of(settings)));
    }

    /** Starts it with a database of {@code PostgresForTests}. */
    static Service startWith(String database) {
        return run(Stream.of(
                "spring.datasource.url=" + database,
                "spring.datasource.username=postgres",
                "spring.datasource.password=postgres"));
    }

    private static Service run(Stream<String> settings) {
        var ours = Stream.of("server.port=0", "management.server.port=0", "handoff.issuer=" + TestTokens.issuer());
        var arguments =
                Stream.concat(ours, settings).map(setting -> "--" + setting).toArray(String[]::new);
        return new Service(SpringApplication.run(TestService.class, arguments));
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    int managementPort() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.management.port"));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .header("Authorization", TestTokens.bearer("anna", "agent"));
    }

    Answer get(String path) {
        return send(request(path));
    }

    Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    Answer send(String method, String path, String json, String... headers) {
        var request = request(path);
        if (json == null) request.method(method, BodyPublishers.noBody());
        else request.method(method, BodyPublishers.ofString(json)).setHeader("Content-Type", "application/json");
        for (var i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
        return send(request);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void stop() {
        context.close();
    }

    @Override
    public void close() {
        stop();
        http.close();
    }

    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(body());
        }

        /** The code of the problem, or what else there is. */
        String problem() {
            var isProblem = "application/problem+json".equals(header("Content-Type"));
            return isProblem
                    ? status() + " " + json().get("type").stringValue().replace("urn:handoff:problem:", "")
                    : "" + response;
        }

        /** {@code field: message} of each error, in lines. */
        String errors() {
            var lines = new ArrayList<String>();
            json().get("errors")
                    .forEach(e -> lines.add(e.get("field").stringValue() + ": "
                            + e.get("message").stringValue()));
            return String.join("\n", lines);
        }
    }
}

package dev.handoff.export;

import dev.handoff.starter.testing.KafkaForTests;
import dev.handoff.starter.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on free ports, and a client of it. */
final class ServiceForTests implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> FINAL = Set.of("completed", "failed", "cancelled", "expired");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private ServiceForTests(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static ServiceForTests start(String database, Path folder, ContactServiceStandIn contacts, String... settings) {
        var arguments = arguments(database, folder, contacts);
        arguments.addAll(Arrays.stream(settings).map(setting -> "--" + setting).toList());
        return new ServiceForTests(SpringApplication.run(ExportService.class, arguments.toArray(String[]::new)));
    }

    /** What every instance on this database is started with. */
    static List<String> arguments(String database, Path folder, ContactServiceStandIn contacts) {
        return new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--handoff.issuer=" + TestTokens.issuer(),
                "--spring.datasource.url=" + database,
                "--spring.kafka.bootstrap-servers=" + KafkaForTests.bootstrapServers(),
                "--spring.kafka.consumer.group-id=exports-" + database.replaceAll("[^a-z0-9_]", "-"),
                "--handoff.contact-copy.contact-service-management-url=" + contacts.managementUrl(),
                "--handoff.exports.folder=" + folder));
    }

    /** Asks for an export; returns its id. */
    String ask(String json) {
        var answer = send("POST", "/api/exports", json);
        if (answer.status() != 202) throw new AssertionError(answer.status() + " " + answer.text());
        return answer.json().get("exportId").stringValue();
    }

    JsonNode read(String exportId) {
        return send("GET", "/api/exports/" + exportId, null).json();
    }

    /** The export, once it is finished in one way or another. */
    JsonNode finished(String exportId) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> read(exportId),
                        export -> FINAL.contains(export.get("status").stringValue()));
    }

    Answer file(String exportId, String... headers) {
        return send("GET", "/api/exports/" + exportId + "/file", null, headers);
    }

    Answer send(String method, String path, String json, String... headers) {
        return send(port("local.server.port"), method, path, json, headers);
    }

    Answer management(String path) {
        return send(port("local.management.port"), "GET", path, null);
    }

    private Answer send(int port, String method, String path, String json, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", TestTokens.bearer("anna", "agent"));
        if (json == null) request.method(method, BodyPublishers.noBody());
        else request.method(method, BodyPublishers.ofString(json)).header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int port(String name) {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty(name));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }

    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        byte[] bytes() {
            return response.body();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** Status and code of the problem. */
        String problem() {
            return status() + " " + json().get("type").stringValue().replace("urn:handoff:problem:", "");
        }
    }
}

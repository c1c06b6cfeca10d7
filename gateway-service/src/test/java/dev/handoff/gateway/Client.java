package dev.handoff.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the gateway as programs outside do: over HTTP, or over a bare socket where HTTP clients are too well-behaved. */
@Lazy
public class Client {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Environment environment;

    Client(Environment environment) {
        this.environment = environment;
    }

    public int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    public URI managementUri(String path) {
        return URI.create("http://localhost:" + environment.getRequiredProperty("local.management.port") + path);
    }

    public HttpClient http() {
        return http;
    }

    public HttpResponse<String> get(String path) {
        return send(path, request -> request);
    }

    /** With a token of anna. */
    public HttpResponse<String> getAsAnna(String path) {
        return sendAsAnna(path, request -> request);
    }

    public HttpResponse<String> sendAsAnna(String path, UnaryOperator<HttpRequest.Builder> how) {
        var token = Neighbours.ISSUER.tokenOf("anna", "agent");
        return send(path, request -> how.apply(request.header("Authorization", "Bearer " + token)));
    }

    public HttpRequest requestAsAnna(String path) {
        return HttpRequest.newBuilder(uri(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + Neighbours.ISSUER.tokenOf("anna", "agent"))
                .build();
    }

    public HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> how) {
        return send(uri(path), how);
    }

    public HttpResponse<String> send(URI uri, UnaryOperator<HttpRequest.Builder> how) {
        var request = how.apply(HttpRequest.newBuilder(uri).timeout(PATIENCE)).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    }

    /** Sends these characters, and returns all that comes until the gateway closes the connection. */
    public String raw(String characters) throws IOException {
        try (var socket = new Socket("localhost", port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(characters.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}

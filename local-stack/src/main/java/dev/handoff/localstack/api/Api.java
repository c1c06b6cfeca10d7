package dev.handoff.localstack.api;

import dev.handoff.localstack.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API, as any client uses it: over the gateway, with tokens from the identity server. */
public final class Api implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Settings settings;

    public Api(Settings settings) {
        this.settings = settings;
    }

    /** What was answered. */
    public record Answer(int status, JsonNode body) {

        public boolean isGood() {
            return status / 100 == 2;
        }

        /** What went wrong, as the problem details tell it. */
        public String problem() {
            return "%d %s"
                    .formatted(
                            status,
                            body.path("detail").asString(body.path("title").asString("")));
        }
    }

    /** Asks as somebody. */
    public Answer get(String as, String path) throws IOException, InterruptedException {
        return send(request(as, path).GET());
    }

    /** Makes something or does something as somebody; sent twice with the same key it is done once. */
    public Answer post(String as, String path, String key, Object body) throws IOException, InterruptedException {
        return send(request(as, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    /** Sets something as somebody. */
    public Answer put(String as, String path, Object body) throws IOException, InterruptedException {
        return send(request(as, path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String as, String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(settings.gateway() + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + tokenOnce(as));
    }

    private String tokenOnce(String as) throws IOException, InterruptedException {
        var known = tokens.get(as);
        if (known == null) {
            known = new Tokens(settings, http).of(as);
            tokens.put(as, known);
        }
        return known;
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        var body = response.body();
        return new Answer(response.statusCode(), json.readTree(body.isBlank() ? "{}" : body));
    }

    @Override
    public void close() {
        http.close();
    }
}

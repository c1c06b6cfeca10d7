package dev.handoff.localstack.api;

import dev.handoff.localstack.Port;
import dev.handoff.localstack.Refused;
import dev.handoff.localstack.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of the people everyone knows the passwords of. */
public final class Tokens {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Settings settings;
    private final HttpClient http;

    public Tokens(Settings settings, HttpClient http) {
        this.settings = settings;
        this.http = http;
    }

    /**
     * An access token, good for 8 hours.
     *
     * @throws Refused when there is no such person, or no identity server
     */
    public String of(String name) throws IOException, InterruptedException {
        var address = "http://localhost:%d/oauth2/token".formatted(settings.port(Port.IDENTITY));
        var credentials = Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() == 401) {
                throw new Refused(
                        "There are no tokens for \"" + name + "\".",
                        "One of: anna, ben, chris (agents), olga (operator), ada (admin), bot-platform (bot)");
            }
            if (response.statusCode() != 200) {
                throw new Refused(
                        "Asked for a token, %s answered %d.".formatted(address, response.statusCode()),
                        "Is this the identity server of the stack? See ./handoff status");
            }
            return new JsonMapper()
                    .readTree(response.body())
                    .path("access_token")
                    .asString();
        } catch (ConnectException nobodyThere) {
            throw new Refused("The identity server does not answer at " + address + ".", "Start it: ./handoff up");
        }
    }
}

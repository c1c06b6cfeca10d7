package dev.handoff.systemtests.stack;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The people of the local stack, who call at one address, with real tokens of its identity server. */
public final class People {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String gateway;
    private final String issuer;
    private final Map<String, Person> people = new ConcurrentHashMap<>();

    People(String gateway, String issuer) {
        this.gateway = gateway;
        this.issuer = issuer;
    }

    /** Tokens are valid for hours, also after a restart of the identity server. */
    public Person get(String name) {
        return people.computeIfAbsent(name, id -> bearing(token(id)));
    }

    Person stranger() {
        return new Person(http, gateway, null, Map.of());
    }

    Person bearing(String token) {
        return stranger().with("Authorization", "Bearer " + token);
    }

    private String token(String name) {
        var secret = Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                .header("Authorization", "Basic " + secret)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"));
        return Answer.to(http, request.build()).is(200).text("access_token");
    }
}

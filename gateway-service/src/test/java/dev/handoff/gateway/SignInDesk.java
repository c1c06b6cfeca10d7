package dev.handoff.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an OpenID provider does for people with a browser, strictly: a code is good once and only for who proves to have begun
 * (PKCE), and so is a refresh token; one that comes twice ends everything that came from it.
 */
public final class SignInDesk {

    private static final String CLIENT =
            "Basic " + Base64.getEncoder().encodeToString("handoff-web:handoff-web".getBytes(StandardCharsets.UTF_8));

    private record Asked(String person, MultiValueMap<String, String> query) {}

    private final Issuer issuer;
    private final Map<String, Asked> codes = new ConcurrentHashMap<>();
    private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();
    private final Set<String> spent = ConcurrentHashMap.newKeySet();
    private final AtomicInteger renewals = new AtomicInteger();
    private volatile String person = "anna";
    private volatile int seconds = 300;
    private volatile String failure = "";

    SignInDesk(Issuer issuer) {
        this.issuer = issuer;
    }

    /** Who sits in front of the browser, and how long the access tokens are good from now on. */
    public void expects(String who, int accessTokenSeconds) {
        person = who;
        seconds = accessTokenSeconds;
        failure = "";
        renewals.set(0);
    }

    /** Answers like this instead of giving tokens; an OAuth error code, empty: no more. */
    public void failsWith(String error) {
        failure = error;
    }

    /** How often a refresh token was exchanged. */
    public int renewals() {
        return renewals.get();
    }

    /** Whether this person still has a refresh token somewhere that is good. */
    public boolean remembers(String who) {
        return refreshTokens.containsValue(who);
    }

    /** As an administrator would: none of what was given is renewed. */
    public void throwOut(String who) {
        refreshTokens.values().removeIf(who::equals);
    }

    void handle(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/authorize" -> authorize(exchange);
            case "/token" -> token(exchange);
            case "/revoke" -> {
                refreshTokens.remove(form(exchange).getFirst("token"));
                StandIn.answer(exchange, 200, "text/plain", "");
            }
            default -> StandIn.answer(exchange, 404, "text/plain", "no");
        }
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = parameters(exchange.getRequestURI().getRawQuery());
        var sound = "code".equals(asked.getFirst("response_type"))
                && "handoff-web".equals(asked.getFirst("client_id"))
                && "S256".equals(asked.getFirst("code_challenge_method"))
                && List.of(asked.getFirst("scope").split(" ")).contains("openid");
        var code = UUID.randomUUID().toString();
        if (sound) codes.put(code, new Asked(person, asked));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        UriComponentsBuilder.fromUriString(asked.getFirst("redirect_uri"))
                                .queryParam(sound ? "code" : "error", sound ? code : "invalid_request")
                                .queryParam("state", "{state}")
                                .encode()
                                .buildAndExpand(asked.getFirst("state"))
                                .toUriString());
        StandIn.answer(exchange, 302, "text/plain", "");
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = form(exchange);
        if (!CLIENT.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            refuse(exchange, "invalid_client");
        } else if (!failure.isEmpty()) {
            refuse(exchange, failure);
        } else if ("authorization_code".equals(form.getFirst("grant_type"))) {
            var asked = codes.remove(form.getFirst("code"));
            if (asked == null || !isProven(asked, form)) refuse(exchange, "invalid_grant");
            else give(exchange, asked.person(), asked.query().getFirst("nonce"));
        } else {
            renew(exchange, form.getFirst("refresh_token"));
        }
    }

    private void renew(HttpExchange exchange, String token) throws IOException {
        renewals.incrementAndGet();
        if (spent.contains(token)) refreshTokens.clear(); // stolen, for all one knows
        var who = refreshTokens.remove(token);
        spent.add(token);
        if (who == null) refuse(exchange, "invalid_grant");
        else give(exchange, who, null);
    }

    private void give(HttpExchange exchange, String who, String nonce) throws IOException {
        var ends = Date.from(Instant.now().plusSeconds(seconds));
        var access = issuer.token(claims -> claims.subject(who)
                .claim("name", who.substring(0, 1).toUpperCase(Locale.ROOT) + who.substring(1))
                .claim("roles", List.of("agent"))
                // As long as Keycloak's are, with some to spare.
                .claim("ballast", "x".repeat(2_000))
                .expirationTime(ends));
        var id = issuer.token(
                claims -> claims.subject(who).audience("handoff-web").claim("nonce", nonce));
        var refresh = UUID.randomUUID().toString();
        refreshTokens.put(refresh, who);
        var answer = Map.of(
                "token_type", "Bearer",
                "access_token", access,
                "id_token", id,
                "refresh_token", refresh,
                "expires_in", seconds);
        StandIn.answer(exchange, 200, "application/json", JsonMapper.shared().writeValueAsString(answer));
    }

    private static boolean isProven(Asked asked, MultiValueMap<String, String> form) {
        return asked.query().getFirst("redirect_uri").equals(form.getFirst("redirect_uri"))
                && asked.query().getFirst("code_challenge").equals(sha256(form.getFirst("code_verifier")));
    }

    private static String sha256(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void refuse(HttpExchange exchange, String error) throws IOException {
        var status = error.equals("server_error") ? 503 : 400;
        StandIn.answer(exchange, status, "application/json", "{\"error\":\"%s\"}".formatted(error));
    }

    private static MultiValueMap<String, String> form(HttpExchange exchange) throws IOException {
        return parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static MultiValueMap<String, String> parameters(String encoded) {
        var all = new LinkedMultiValueMap<String, String>();
        for (var pair : encoded.split("&", -1)) {
            var parts = pair.split("=", 2);
            all.add(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return all;
    }
}

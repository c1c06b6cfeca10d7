package dev.handoff.starter.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An identity server for tests, on a free port, one for all tests of a JVM: metadata, keys, and tokens for whomever a
 * test needs. Point the service at it with {@code handoff.issuer = TestTokens.issuer()}.
 */
public final class TestTokens {

    private static final RSAKey KEY = newKey("test");
    private static final String ISSUER = serve(KEY);
    /** By whose they are: signing takes longer than what most tests do with a token. */
    private static final Map<List<String>, String> KNOWN = new ConcurrentHashMap<>();

    private TestTokens() {}

    /** For the setting {@code handoff.issuer}. */
    public static String issuer() {
        return ISSUER;
    }

    /** The value of an {@code Authorization} header; the name is the id with a capital. */
    public static String bearer(String id, String... roles) {
        var whose = Stream.concat(Stream.of(id), Stream.of(roles)).toList();
        return KNOWN.computeIfAbsent(whose, _ -> bearer(id, claims -> claims.claim("roles", List.of(roles))));
    }

    /** The value of an {@code Authorization} header, with other claims than usual. */
    public static String bearer(String id, Consumer<JWTClaimsSet.Builder> change) {
        return bearer(id, KEY, change);
    }

    /** Signed with a key that is not the issuer's, under the name of the one that is. */
    public static String forged(String id, String... roles) {
        return bearer(id, newKey("test"), claims -> claims.claim("roles", List.of(roles)));
    }

    /** Another server with the same keys, which a test may stop. */
    public static HttpServer serve(int port) {
        return serve(KEY, port);
    }

    private static String bearer(String id, RSAKey key, Consumer<JWTClaimsSet.Builder> change) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(id)
                .claim("name", Character.toUpperCase(id.charAt(0)) + id.substring(1))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
        change.accept(claims);
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new RSASSASigner(key));
            return "Bearer " + token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String serve(RSAKey key) {
        return address(serve(key, 0));
    }

    /** Where a server started here is. */
    public static String address(HttpServer server) {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private static HttpServer serve(RSAKey key, int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var issuer = address(server);
            answer(
                    server,
                    "/.well-known/openid-configuration",
                    "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer + "/keys\"}");
            answer(server, "/keys", new JWKSet(key.toPublicJWK()).toString());
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("could not start an identity server", e);
        }
    }

    private static void answer(HttpServer server, String path, String json) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}

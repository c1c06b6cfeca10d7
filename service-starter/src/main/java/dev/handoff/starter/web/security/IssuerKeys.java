package dev.handoff.starter.web.security;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's public keys. They are fetched when the first token comes, so that a service starts without the identity
 * server; again when a token is signed with a key that is not among them, and every hour. While the identity server is
 * away, tokens signed with known keys stay good; only a service that never saw a key cannot tell and says so (503).
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final long FRESH = Duration.ofHours(1).toNanos();

    /** The least time between two attempts: strangers with made-up keys must not hammer the identity server. */
    private static final long PAUSE = Duration.ofSeconds(2).toNanos();

    private final String issuer;
    private final String jwksUri;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Fetched fetched = new Fetched(null, Long.MIN_VALUE);
    private volatile Exception failure;

    private record Fetched(JWKSet keys, long tried) {}

    /** @param jwksUri where the keys are; blank to ask the issuer's metadata */
    IssuerKeys(String issuer, String jwksUri) {
        this.issuer = issuer;
        this.jwksUri = jwksUri;
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws RemoteKeySourceException {
        var known = fetched;
        var found = known.keys() == null ? List.<JWK>of() : selector.select(known.keys());
        if (!found.isEmpty() && System.nanoTime() - known.tried() < FRESH) return found;
        refresh(known);
        if (fetched.keys() == null) throw new RemoteKeySourceException("no keys of " + issuer, failure);
        return selector.select(fetched.keys());
    }

    private void refresh(Fetched known) {
        fetching.lock();
        try {
            var isRecent = fetched.tried() != Long.MIN_VALUE && System.nanoTime() - fetched.tried() < PAUSE;
            if (fetched.tried() == known.tried() && !isRecent) fetched = new Fetched(fetch(), System.nanoTime());
        } finally {
            fetching.unlock();
        }
    }

    /** The keys, or those known so far. */
    private JWKSet fetch() {
        try {
            var uri = jwksUri.isBlank() ? discover() : jwksUri;
            return JWKSet.parse(read(uri));
        } catch (IOException | ParseException | IllegalArgumentException e) {
            LOG.warn("no keys from the identity server {}: {}", issuer, e.toString());
            failure = e;
            return fetched.keys();
        }
    }

    private String discover() throws IOException, ParseException {
        var metadata = JSONObjectUtils.parse(read(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration"));
        var uri = JSONObjectUtils.getString(metadata, "jwks_uri");
        if (uri == null) throw new IOException("its metadata names no jwks_uri");
        return uri;
    }

    private String read(String uri) throws IOException {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(uri)).timeout(TIMEOUT).build();
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) throw new IOException(uri + " answers " + response.statusCode());
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

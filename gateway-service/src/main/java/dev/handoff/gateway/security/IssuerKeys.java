package dev.handoff.gateway.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Fetches the issuer's signing keys. It is asked when the first token comes: the gateway may start before the issuer. */
class IssuerKeys implements JWKSetSource<SecurityContext> {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int SIZE_LIMIT = 256 * 1024;

    private final Identity identity;
    private final DefaultResourceRetriever http =
            new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, SIZE_LIMIT);
    private volatile @Nullable JWKSetSource<SecurityContext> keys;

    IssuerKeys(Identity identity) {
        this.identity = identity;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long currentTime, @Nullable SecurityContext context)
            throws KeySourceException {
        var found = keys;
        if (found == null) keys = found = new URLBasedJWKSetSource<>(address(), http);
        return found.getJWKSet(evaluator, currentTime, context);
    }

    private URL address() throws KeySourceException {
        try {
            return (identity.jwksUri() != null ? identity.jwksUri() : discover()).toURL();
        } catch (IOException | JacksonException failure) {
            throw new JWKSetRetrievalException("The metadata of " + identity.issuer() + " cannot be read", failure);
        }
    }

    private URI discover() throws IOException {
        var document = http.retrieveResource(identity.metadata().toURL()).getContent();
        var keys = JsonMapper.shared().readTree(document).path("jwks_uri").stringValue();
        return URI.create(identity.fromHere(keys));
    }

    @Override
    public void close() {}
}

package dev.handoff.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** An identity provider as far as the gateway sees one: metadata, public keys, and tokens signed with the private ones. */
public final class Issuer {

    private static final String METADATA = """
            {
              "issuer": "ISSUER",
              "jwks_uri": "ISSUER/keys",
              "authorization_endpoint": "ISSUER/authorize",
              "token_endpoint": "ISSUER/token",
              "revocation_endpoint": "ISSUER/revoke",
              "end_session_endpoint": "ISSUER/logout",
              "response_types_supported": ["code"],
              "subject_types_supported": ["public"],
              "id_token_signing_alg_values_supported": ["RS256"]
            }
            """;

    private final StandIn http = new StandIn();
    private final SignInDesk desk = new SignInDesk(this);
    private volatile RSAKey key = newKey();

    private final String address;

    public Issuer() {
        this.address = http.uri().toString();
        http.does(this::handle);
    }

    /** One that people see at another address than the gateway. */
    public Issuer(String address) {
        this.address = address;
        http.does(this::handle);
    }

    private void handle(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" -> StandIn.answer(exchange, 200, "application/json", metadata());
            case "/keys" -> StandIn.answer(exchange, 200, "application/json", keys());
            default -> desk.handle(exchange);
        }
    }

    /** What its tokens say, and where people see it. */
    public String uri() {
        return address;
    }

    /** Where it really is. */
    public String inside() {
        return http.uri().toString();
    }

    /** What it says about itself. */
    public String metadata() {
        return METADATA.replace("ISSUER", uri());
    }

    /** Where people sign in. */
    public SignInDesk desk() {
        return desk;
    }

    /** The public keys, as a JWK set. */
    public String keys() {
        return new JWKSet(key).toString();
    }

    /** How often the keys were fetched. */
    public long fetches() {
        return http.asked().stream()
                .filter(asked -> asked.uri().getPath().equals("/keys"))
                .count();
    }

    /** Signs with a new key from now on, and publishes only that. */
    public void changeKey() {
        key = newKey();
    }

    public String tokenOf(String subject, String... roles) {
        return token(claims -> claims.subject(subject).claim("roles", List.of(roles)));
    }

    public String token(UnaryOperator<JWTClaimsSet.Builder> claims) {
        return sign(key, claims);
    }

    /** A token of this issuer by its looks, signed with a key that nobody knows, and of another id each time. */
    public String forgedToken() {
        var unknown = new RSAKey.Builder(Forger.KEY)
                .keyID(UUID.randomUUID().toString())
                .build();
        return sign(unknown, claims -> claims.subject("anna"));
    }

    /** To make a key takes seconds where others work, too: one is enough for all forgeries. */
    private static final class Forger {
        static final RSAKey KEY = newKey();
    }

    private String sign(RSAKey with, UnaryOperator<JWTClaimsSet.Builder> claims) {
        try {
            return sign(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()), new RSASSASigner(with), claims);
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public String sign(JWSHeader.Builder header, JWSSigner signer, UnaryOperator<JWTClaimsSet.Builder> claims)
            throws JOSEException {
        var now = Instant.now();
        var all = claims.apply(new JWTClaimsSet.Builder()
                .issuer(uri())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300))));
        var token = new SignedJWT(header.build(), all.build());
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

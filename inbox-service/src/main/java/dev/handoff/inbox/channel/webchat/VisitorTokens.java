package dev.handoff.inbox.channel.webchat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/**
 * The tokens of visitors: they name a visit and are signed with a key of this service (HS256), which no other part of
 * Handoff knows or accepts. Neither encoder nor decoder is a bean, so that nothing else takes them for its own.
 */
@Component
@IfWebchat
final class VisitorTokens {

    private static final Logger LOG = LoggerFactory.getLogger(VisitorTokens.class);
    private static final String ISSUER = "handoff-webchat";
    private static final int LEAST_CHARACTERS = 32;

    private final NimbusJwtEncoder encoder;
    private final NimbusJwtDecoder decoder;

    VisitorTokens(WebchatProperties properties) {
        var key = keyOf(properties.key());
        encoder = NimbusJwtEncoder.withSecretKey(key)
                .algorithm(MacAlgorithm.HS256)
                .build();
        decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(), new JwtIssuerValidator(ISSUER)));
    }

    String issue(String visitId, Instant until) {
        var claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .subject(visitId)
                .expiresAt(until)
                .build();
        var header = JwsHeader.with(MacAlgorithm.HS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /** Whose token it is; empty if it is none of ours, or too old. */
    Optional<Visitor> read(String token) {
        try {
            var jwt = decoder.decode(token);
            return Optional.of(new Visitor(jwt.getSubject(), jwt.getExpiresAt()));
        } catch (JwtException e) {
            return Optional.empty();
        }
    }

    private static SecretKey keyOf(String text) {
        if (text.isBlank()) {
            LOG.info(
                    "HANDOFF_WEBCHAT_KEY is not set: visits to the web chat end with this process, which is to be alone");
            var random = new byte[LEAST_CHARACTERS];
            new SecureRandom().nextBytes(random);
            return key(random);
        }
        if (text.length() < LEAST_CHARACTERS) {
            throw new IllegalArgumentException("HANDOFF_WEBCHAT_KEY is shorter than 32 characters");
        }
        return key(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}

package dev.handoff.gateway.security;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose tokens count.
 *
 * @param issuer the {@code iss} of every valid token
 * @param jwksUri where its signing keys are; null: as the issuer's metadata say
 */
@ConfigurationProperties("handoff.identity")
record Identity(String issuer, @Nullable URI jwksUri) {}

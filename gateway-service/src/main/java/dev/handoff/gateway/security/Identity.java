package dev.handoff.gateway.security;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose tokens count.
 *
 * @param issuer the {@code iss} of every valid token
 * @param jwksUri where its signing keys are; null: as the issuer's metadata say
 * @param inside where the issuer is reached from here; null: at its own address
 */
@ConfigurationProperties("handoff.identity")
public record Identity(
        String issuer, @Nullable URI jwksUri, @Nullable String inside) {

    public Identity {
        if (inside != null && inside.isBlank()) inside = null;
    }

    /** Where the issuer describes itself. */
    public URI metadata() {
        return URI.create(withoutSlash(inside == null ? issuer : inside) + "/.well-known/openid-configuration");
    }

    /** An address of the issuer, as it can be reached from here. */
    public String fromHere(String address) {
        return inside != null && address.startsWith(issuer)
                ? withoutSlash(inside) + withSlash(address.substring(issuer.length()))
                : address;
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static String withSlash(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }
}

package dev.handoff.gateway.session;

import dev.handoff.gateway.limit.ClientAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Where browsers see the gateway: as it is told, or as a proxy of ours says, or as they asked. */
@Component
class Outside {

    /** @param publicUrl where clients reach the gateway; a path alone says nothing */
    @ConfigurationProperties("handoff")
    record Told(String publicUrl) {}

    private final @Nullable URI told;
    private final ClientAddress proxies;

    Outside(Told settings, ClientAddress proxies) {
        var url = URI.create(settings.publicUrl());
        this.told = url.isAbsolute() ? url : null;
        this.proxies = proxies;
    }

    /** Scheme, host and port, without a path. */
    URI base(ServerHttpRequest request) {
        if (told != null)
            return UriComponentsBuilder.fromUri(told).replacePath(null).build().toUri();
        var asked = UriComponentsBuilder.fromUri(request.getURI())
                .replacePath(null)
                .replaceQuery(null)
                .fragment(null);
        if (proxies.isProxy(request)) {
            var protocol = first(request, "X-Forwarded-Proto");
            if (protocol != null) asked.scheme(protocol);
            var host = first(request, "X-Forwarded-Host");
            if (host != null) {
                var colon = host.lastIndexOf(':');
                var hasPort = colon > host.lastIndexOf(']');
                asked.host(hasPort ? host.substring(0, colon) : host).port(hasPort ? host.substring(colon + 1) : null);
            }
        }
        return asked.build().toUri();
    }

    /** Whether the browser uses TLS, so that cookies can be kept to it. */
    boolean isSecure(ServerHttpRequest request) {
        return "https".equals(base(request).getScheme());
    }

    private static @Nullable String first(ServerHttpRequest request, String header) {
        var value = request.getHeaders().getFirst(header);
        if (value == null || value.isBlank()) return null;
        return value.split(",", 2)[0].strip();
    }
}

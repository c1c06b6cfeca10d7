package dev.handoff.gateway.session;

import dev.handoff.gateway.limit.ClientAddress;
import java.net.URI;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

    private static final Pattern PROTOCOL = Pattern.compile("https?");
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");

    private final @Nullable URI told;
    private final ClientAddress proxies;

    Outside(Told settings, ClientAddress proxies) {
        var url = URI.create(settings.publicUrl());
        this.told = url.isAbsolute()
                ? UriComponentsBuilder.fromUri(url).replacePath(null).build().toUri()
                : null;
        this.proxies = proxies;
    }

    /** Scheme, host and port, without a path. */
    URI base(ServerHttpRequest request) {
        if (told != null) return told;
        var asked = UriComponentsBuilder.fromUri(request.getURI())
                .replacePath(null)
                .replaceQuery(null)
                .fragment(null);
        if (proxies.isProxy(request)) {
            believed(request, "X-Forwarded-Proto", PROTOCOL).ifPresent(protocol -> asked.scheme(protocol.group()));
            believed(request, "X-Forwarded-Host", HOST)
                    .ifPresent(host -> asked.host(host.group(1)).port(host.group(2)));
        }
        return asked.build().toUri();
    }

    /** Whether the browser uses TLS, so that cookies can be kept to it. */
    boolean isSecure(ServerHttpRequest request) {
        return "https".equals(base(request).getScheme());
    }

    /** What the first proxy wrote; a proxy that passes on what a client wrote must not make us say anything odd. */
    private static Optional<MatchResult> believed(ServerHttpRequest request, String header, Pattern sound) {
        var value = request.getHeaders().getFirst(header);
        if (value == null) return Optional.empty();
        var first = sound.matcher(value.split(",", 2)[0].strip());
        return first.matches() ? Optional.of(first.toMatchResult()) : Optional.empty();
    }
}

package dev.handoff.gateway.session;

import dev.handoff.gateway.security.Identity;
import dev.handoff.gateway.security.IdentityUnavailable;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * The identity provider, as its metadata describe it. They are read when somebody first signs in, and again after some
 * minutes: the gateway starts without the provider.
 */
@Component
class Provider implements ReactiveClientRegistrationRepository {

    /** Our name for it; nobody else sees it. */
    static final String ID = "handoff";

    private static final Logger log = LoggerFactory.getLogger(Provider.class);
    private static final Duration METADATA_KEPT = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CONNECT_MILLIS = 2_000;
    private static final ParameterizedTypeReference<Map<String, Object>> JSON_OBJECT =
            new ParameterizedTypeReference<>() {};
    /** What the gateway calls itself; browsers are sent to the others. */
    private static final List<String> CALLED_FROM_HERE = List.of("token_endpoint", "revocation_endpoint", "jwks_uri");

    /**
     * What the gateway is at the provider.
     *
     * @param secret empty: a public client, which proves itself by PKCE alone
     * @param scopes that are asked for, {@code openid} among them
     */
    @ConfigurationProperties("handoff.client")
    record Client(String id, String secret, List<String> scopes) {

        Client {
            if (!scopes.contains("openid"))
                throw new IllegalArgumentException("HANDOFF_CLIENT_SCOPES must contain openid, but is " + scopes);
        }
    }

    private final Identity identity;
    private final Client client;
    private final WebClient http = WebClient.builder()
            .clientConnector(new ReactorClientHttpConnector(HttpClient.create()
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                    .responseTimeout(PATIENCE)))
            .build();
    private final Mono<ClientRegistration> registration =
            Mono.defer(this::discover).cache(_ -> METADATA_KEPT, _ -> Duration.ZERO, () -> Duration.ZERO);

    Provider(Identity identity, Client client) {
        this.identity = identity;
        this.client = client;
    }

    /** Fails with {@link IdentityUnavailable}. */
    Mono<ClientRegistration> registration() {
        return registration;
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String id) {
        return registration;
    }

    /** To call it with. */
    WebClient http() {
        return http;
    }

    /** An address of the metadata; null if the provider has no such thing. */
    static @Nullable String endpoint(ClientRegistration registration, String name) {
        return registration.getProviderDetails().getConfigurationMetadata().get(name) instanceof String address
                ? address
                : null;
    }

    private Mono<ClientRegistration> discover() {
        return http.get()
                .uri(identity.metadata())
                .retrieve()
                .bodyToMono(JSON_OBJECT)
                .map(this::register)
                .onErrorMap(failure -> {
                    log.warn("Nobody can sign in: {} cannot be read: {}", identity.metadata(), failure.toString());
                    return new IdentityUnavailable();
                });
    }

    private ClientRegistration register(Map<String, Object> described) {
        var metadata = new HashMap<>(described);
        CALLED_FROM_HERE.forEach(
                name -> metadata.computeIfPresent(name, (_, address) -> identity.fromHere((String) address)));
        if (!identity.issuer().equals(metadata.get("issuer")))
            throw new IllegalStateException("They are of " + metadata.get("issuer") + ", not of " + identity.issuer());
        var registration = ClientRegistrations.fromOidcConfiguration(metadata)
                .registrationId(ID)
                .clientId(client.id())
                .clientSecret(client.secret())
                .scope(client.scopes())
                .redirectUri("{baseUrl}/session/callback");
        if (client.secret().isEmpty()) registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        return registration.build();
    }
}

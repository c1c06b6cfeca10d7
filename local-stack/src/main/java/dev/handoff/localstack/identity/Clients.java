package dev.handoff.localstack.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Who may ask for tokens: each person's scripts, and the gateway for people with a browser. */
final class Clients {

    static final String WEB = "handoff-web";

    private static final Duration A_WORKING_DAY = Duration.ofHours(8);
    /** Short, as in real life: whoever is signed in gets a new one every few minutes, and nobody notices. */
    private static final Duration A_FEW_MINUTES = Duration.ofMinutes(5);

    private Clients() {}

    /** @param gateways addresses that the browser sees the gateway at */
    static InMemoryRegisteredClientRepository all(List<String> gateways) {
        var clients = new ArrayList<RegisteredClient>();
        Arrays.stream(Person.values()).map(Clients::scripts).forEach(clients::add);
        clients.add(web(gateways));
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient scripts(Person person) {
        return withSecret(person.id())
                .clientName(person.displayName())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(A_WORKING_DAY)
                        .build())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build();
    }

    private static RegisteredClient web(List<String> gateways) {
        return withSecret(WEB)
                .clientName("Handoff")
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(A_FEW_MINUTES)
                        .refreshTokenTimeToLive(A_WORKING_DAY)
                        .build())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(uris -> gateways.forEach(gateway -> uris.add(gateway + "/session/callback")))
                .postLogoutRedirectUris(
                        uris -> gateways.forEach(gateway -> uris.addAll(List.of(gateway, gateway + "/"))))
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build();
    }

    /** The id does not change with a restart, so that what refers to it does not break. */
    private static RegisteredClient.Builder withSecret(String name) {
        return RegisteredClient.withId(name)
                .clientId(name)
                .clientSecret("{noop}" + name)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }
}

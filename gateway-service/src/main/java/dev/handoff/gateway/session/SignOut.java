package dev.handoff.gateway.session;

import dev.handoff.gateway.security.IdentityUnavailable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Ends a session here and, by way of the browser, at the identity provider, or it would sign in again without asking. */
@Component
class SignOut {

    private final Sessions sessions;
    private final Grants grants;
    private final Provider provider;
    private final Outside outside;

    SignOut(Sessions sessions, Grants grants, Provider provider, Outside outside) {
        this.sessions = sessions;
        this.grants = grants;
        this.provider = provider;
        this.outside = outside;
    }

    /** Where the browser goes now; home if there was nobody, or the provider cannot be asked. */
    Mono<String> of(ServerWebExchange exchange) {
        var found = sessions.read(exchange.getRequest());
        if (found.isEmpty()) {
            sessions.remove(exchange);
            return Mono.just(ReturnTo.HOME);
        }
        var session = found.get();
        CsrfToken.require(session, exchange.getRequest());
        sessions.end(session);
        sessions.remove(exchange);
        var home = outside.base(exchange.getRequest()).resolve(ReturnTo.HOME).toString();
        return grants.giveBack(session)
                .then(provider.registration())
                .map(registration -> atTheProvider(registration, session, home))
                .onErrorResume(IdentityUnavailable.class, _ -> Mono.just(ReturnTo.HOME));
    }

    private static String atTheProvider(ClientRegistration registration, Session session, String home) {
        var address = Provider.endpoint(registration, "end_session_endpoint");
        if (address == null) return ReturnTo.HOME;
        return UriComponentsBuilder.fromUriString(address)
                .queryParam("id_token_hint", "{token}")
                .queryParam("client_id", "{client}")
                .queryParam("post_logout_redirect_uri", "{home}")
                .encode()
                .buildAndExpand(session.idToken(), registration.getClientId(), home)
                .toUriString();
    }
}

package dev.handoff.gateway.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Remembers what was asked of the provider until the browser comes back: in the browser, sealed, in a cookie for each sign-in,
 * since several tabs may be at it. Whoever brings a code without this cookie did not begin here, and is not let in.
 */
@Component
class SignInsUnderWay implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** The attribute of a request that says where its browser wants to go. */
    static final String RETURN_TO = "returnTo";

    private static final String PURPOSE = "sign-in";
    private static final String COOKIE = "handoff_sign_in_";
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    /** More tabs than anybody opens; those left standing would only make every request longer. */
    private static final int AT_ONCE = 8;

    private record UnderWay(
            String authorizationUri,
            String clientId,
            String redirectUri,
            Set<String> scopes,
            String state,
            String nonce,
            String codeVerifier,
            String returnTo,
            Instant until) {}

    private final Seal seal;
    private final Outside outside;

    SignInsUnderWay(Seal seal, Outside outside) {
        this.seal = seal;
        this.outside = outside;
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        forgetTooMany(exchange);
        var underWay = new UnderWay(
                request.getAuthorizationUri(),
                request.getClientId(),
                request.getRedirectUri(),
                request.getScopes(),
                request.getState(),
                request.getAttribute(OidcParameterNames.NONCE),
                request.getAttribute(PkceParameterNames.CODE_VERIFIER),
                request.getAttribute(RETURN_TO),
                Instant.now().plus(PATIENCE));
        cookie(request.getState(), exchange).write(exchange, seal.close(PURPOSE, underWay), PATIENCE);
        return Mono.empty();
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        var state = exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
        var sealed = state == null ? null : cookie(state, exchange).read(exchange.getRequest());
        if (sealed == null) return Mono.empty();
        return Mono.justOrEmpty(seal.open(PURPOSE, sealed, UnderWay.class)
                .filter(underWay ->
                        underWay.state().equals(state) && Instant.now().isBefore(underWay.until()))
                .map(SignInsUnderWay::request));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        var state = exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
        if (state != null) cookie(state, exchange).remove(exchange);
        return loadAuthorizationRequest(exchange);
    }

    private static OAuth2AuthorizationRequest request(UnderWay underWay) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(underWay.authorizationUri())
                .clientId(underWay.clientId())
                .redirectUri(underWay.redirectUri())
                .scopes(underWay.scopes())
                .state(underWay.state())
                .attributes(attributes -> attributes.putAll(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID,
                        Provider.ID,
                        OidcParameterNames.NONCE,
                        underWay.nonce(),
                        PkceParameterNames.CODE_VERIFIER,
                        underWay.codeVerifier(),
                        RETURN_TO,
                        underWay.returnTo())))
                .build();
    }

    private void forgetTooMany(ServerWebExchange exchange) {
        var standing = exchange.getRequest().getCookies().keySet().stream()
                .filter(name -> name.startsWith(COOKIE))
                .toList();
        if (standing.size() < AT_ONCE) return;
        standing.forEach(name -> named(name, exchange).remove(exchange));
    }

    private SealedCookie cookie(String state, ServerWebExchange exchange) {
        return named(COOKIE + Integer.toHexString(state.hashCode()), exchange);
    }

    private SealedCookie named(String name, ServerWebExchange exchange) {
        return new SealedCookie(name, SessionEndpoints.PATH, outside.isSecure(exchange.getRequest()));
    }
}

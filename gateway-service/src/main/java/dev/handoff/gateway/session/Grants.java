package dev.handoff.gateway.session;

import dev.handoff.gateway.security.IdentityUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Gets tokens from the provider, and gives them back. */
@Component
class Grants {

    private static final Logger log = LoggerFactory.getLogger(Grants.class);

    private final Provider provider;
    private final JwtDecoder keys;
    private final OidcAuthorizationCodeReactiveAuthenticationManager codes;
    private final WebClientReactiveRefreshTokenTokenResponseClient refreshes =
            new WebClientReactiveRefreshTokenTokenResponseClient();

    Grants(Provider provider, JwtDecoder keys) {
        this.provider = provider;
        this.keys = keys;
        var exchanges = new WebClientReactiveAuthorizationCodeTokenResponseClient();
        exchanges.setWebClient(provider.http());
        refreshes.setWebClient(provider.http());
        // Who it is stands in the tokens: nothing is asked at the provider's userinfo address.
        codes = new OidcAuthorizationCodeReactiveAuthenticationManager(
                exchanges, user -> Mono.just(new DefaultOidcUser(null, user.getIdToken())));
        codes.setJwtDecoderFactory(this::idTokens);
    }

    /** The id token is signed with the keys that access tokens are signed with, and is for us. */
    private ReactiveJwtDecoder idTokens(ClientRegistration registration) {
        var forUs = new OidcIdTokenValidator(registration);
        return token -> Mono.fromCallable(() -> {
                    var jwt = keys.decode(token);
                    var result = forUs.validate(jwt);
                    if (result.hasErrors())
                        throw new JwtValidationException("The id token is not for us", result.getErrors());
                    return jwt;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** For the code that a browser has brought; fails with {@link SignInFailed} or {@link IdentityUnavailable}. */
    Mono<Grant> forCode(Authentication code) {
        return codes.authenticate(code)
                .cast(OAuth2LoginAuthenticationToken.class)
                .map(Grants::grant)
                .onErrorMap(OAuth2AuthenticationException.class, refused -> failed(refused.getError()))
                .onErrorMap(WebClientException.class, Grants::unavailable);
    }

    private static RuntimeException failed(OAuth2Error error) {
        // Parts of it may have come with the browser: nothing that could be taken for another line.
        log.warn("A sign-in failed: {}", error.toString().replaceAll("[^ -~]", "?"));
        return switch (error.getErrorCode()) {
            case OAuth2ErrorCodes.ACCESS_DENIED -> SignInFailed.denied();
            case OAuth2ErrorCodes.SERVER_ERROR, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE -> new IdentityUnavailable();
            default -> SignInFailed.refused();
        };
    }

    private static Grant grant(OAuth2LoginAuthenticationToken tokens) {
        var user = (OidcUser) tokens.getPrincipal();
        return grant(
                tokens.getAccessToken(),
                tokens.getRefreshToken(),
                user.getIdToken().getTokenValue());
    }

    private static Grant grant(
            OAuth2AccessToken access, @Nullable OAuth2RefreshToken refresh, @Nullable String idToken) {
        return new Grant(
                access.getTokenValue(),
                access.getExpiresAt(),
                refresh == null ? null : refresh.getTokenValue(),
                idToken);
    }

    /** New tokens for a session; empty if the provider gives none any more; else fails with {@link IdentityUnavailable}. */
    Mono<Grant> anew(Session session) {
        return provider.registration()
                .flatMap(registration -> refreshes.getTokenResponse(refresh(registration, session)))
                .map(answer -> grant(answer.getAccessToken(), answer.getRefreshToken(), idToken(answer)))
                .onErrorResume(OAuth2AuthorizationException.class, refused -> {
                    if (refused.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT)) return Mono.empty();
                    return Mono.error(unavailable(refused));
                })
                .onErrorMap(WebClientException.class, Grants::unavailable);
    }

    private static OAuth2RefreshTokenGrantRequest refresh(ClientRegistration registration, Session session) {
        var ends = session.accessEnds();
        var spent = new OAuth2AccessToken(TokenType.BEARER, session.accessToken(), null, ends);
        return new OAuth2RefreshTokenGrantRequest(
                registration, spent, new OAuth2RefreshToken(session.refreshToken(), null));
    }

    private static @Nullable String idToken(OAuth2AccessTokenResponse answer) {
        return (String) answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
    }

    private static RuntimeException unavailable(Throwable failure) {
        log.warn("The identity provider gives no tokens: {}", failure.toString());
        return new IdentityUnavailable();
    }

    /** Gives the refresh token back, so that a copy of the cookie ends with its access token. Never fails. */
    Mono<Void> giveBack(Session session) {
        if (session.refreshToken() == null) return Mono.empty();
        return provider.registration()
                .flatMap(registration -> revoke(registration, session.refreshToken()))
                .onErrorResume(failure -> {
                    log.warn("A refresh token could not be given back: {}", failure.toString());
                    return Mono.empty();
                });
    }

    private Mono<Void> revoke(ClientRegistration registration, String token) {
        var address = Provider.endpoint(registration, "revocation_endpoint");
        if (address == null) return Mono.empty();
        var form = BodyInserters.fromFormData("token", token)
                .with("token_type_hint", "refresh_token")
                .with("client_id", registration.getClientId());
        return provider.http()
                .post()
                .uri(address)
                .headers(headers -> {
                    if (!registration.getClientSecret().isEmpty())
                        headers.setBasicAuth(registration.getClientId(), registration.getClientSecret());
                })
                .body(form)
                .retrieve()
                .toBodilessEntity()
                .then();
    }
}

package dev.handoff.gateway.session;

import java.net.URI;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationCodeAuthenticationTokenConverter;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The way of a browser to the identity provider and back: OpenID Connect, authorization code with PKCE and nonce. */
@Component
class SignIn {

    private final DefaultServerOAuth2AuthorizationRequestResolver questions;
    private final ServerOAuth2AuthorizationCodeAuthenticationTokenConverter answers;
    private final SignInsUnderWay underWay;
    private final Grants grants;
    private final Sessions sessions;
    private final Outside outside;

    SignIn(Provider provider, SignInsUnderWay underWay, Grants grants, Sessions sessions, Outside outside) {
        this.questions = new DefaultServerOAuth2AuthorizationRequestResolver(provider);
        this.answers = new ServerOAuth2AuthorizationCodeAuthenticationTokenConverter(provider);
        this.answers.setAuthorizationRequestRepository(underWay);
        this.underWay = underWay;
        this.grants = grants;
        this.sessions = sessions;
        this.outside = outside;
    }

    /** Where the provider asks who it is. */
    Mono<URI> begin(String returnTo, ServerWebExchange exchange) {
        var base = outside.base(exchange.getRequest());
        var asked = exchange.mutate().request(request -> request.uri(base)).build();
        return questions
                .resolve(asked, Provider.ID)
                .map(question -> OAuth2AuthorizationRequest.from(question)
                        .attributes(attributes -> attributes.put(SignInsUnderWay.RETURN_TO, returnTo))
                        .build())
                .flatMap(question -> underWay.saveAuthorizationRequest(question, exchange)
                        .thenReturn(URI.create(question.getAuthorizationRequestUri())));
    }

    /** Begins the session of whoever comes back, and says where they wanted to go. */
    Mono<URI> finish(ServerWebExchange exchange) {
        return answers.convert(exchange)
                .onErrorMap(OAuth2AuthorizationException.class, _ -> SignInFailed.unknown())
                .cast(OAuth2AuthorizationCodeAuthenticationToken.class)
                .flatMap(answer -> grants.forCode(answer)
                        .flatMap(grant -> sessions.begin(grant, exchange))
                        .map(_ -> returnTo(answer)));
    }

    private static URI returnTo(OAuth2AuthorizationCodeAuthenticationToken answer) {
        String returnTo =
                answer.getAuthorizationExchange().getAuthorizationRequest().getAttribute(SignInsUnderWay.RETURN_TO);
        return URI.create(ReturnTo.localOrHome(returnTo));
    }
}

package dev.handoff.gateway.session;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.handoff.gateway.Webchat;
import dev.handoff.gateway.answer.Refusal;
import dev.handoff.gateway.security.Tokens;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What the web client asks for: who is signed in, signing in, signing out. */
@RestController
@RequestMapping(SessionEndpoints.PATH)
class SessionEndpoints {

    static final String PATH = "/session";

    /**
     * Who is signed in.
     *
     * @param agentId as in every token and conversation
     * @param csrfToken what commands of this session need, as header {@code X-CSRF-Token}
     * @param expiresAt when one has to sign in again at the latest
     */
    record Described(
            String agentId,
            String name,
            List<String> roles,
            String csrfToken,

            @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC")
            Instant expiresAt,

            ClientSettings.Told settings) {}

    /** Where the browser has to go for the provider's part of a sign-out. */
    record SignedOut(String redirectTo) {}

    private final Sessions sessions;
    private final SignIn signIn;
    private final SignOut signOut;
    private final Tokens tokens;
    private final ClientSettings settings;
    private final Webchat webchat;

    SessionEndpoints(
            Sessions sessions,
            SignIn signIn,
            SignOut signOut,
            Tokens tokens,
            ClientSettings settings,
            Webchat webchat) {
        this.sessions = sessions;
        this.signIn = signIn;
        this.signOut = signOut;
        this.tokens = tokens;
        this.settings = settings;
        this.webchat = webchat;
    }

    /** 204 for nobody: a refusal would stand in the browser's console of everybody who is about to sign in. */
    @GetMapping
    Mono<ResponseEntity<Described>> session(ServerWebExchange exchange) {
        return sessions.current(exchange)
                .flatMap(session -> tokens.check(session.accessToken())
                        .map(caller -> new Described(
                                caller.subject(),
                                caller.name(),
                                caller.roles(),
                                session.csrfToken(),
                                session.lastsUntil(),
                                settings.told(webchat))))
                .map(SessionEndpoints::unstored)
                .switchIfEmpty(Mono.just(ResponseEntity.noContent()
                        .cacheControl(CacheControl.noStore())
                        .build()));
    }

    @GetMapping("/sign-in")
    Mono<ResponseEntity<String>> signIn(
            @RequestParam(required = false) @Nullable String returnTo, ServerWebExchange exchange) {
        return signIn.begin(ReturnTo.localOrHome(returnTo), exchange)
                .map(SessionEndpoints::<String>redirect)
                .onErrorResume(Refusal.class, refusal -> Mono.just(FailedPage.of(refusal)));
    }

    @GetMapping("/callback")
    Mono<ResponseEntity<String>> callback(ServerWebExchange exchange) {
        return signIn.finish(exchange)
                .map(SessionEndpoints::<String>redirect)
                .onErrorResume(Refusal.class, refusal -> Mono.just(FailedPage.of(refusal)));
    }

    @PostMapping("/sign-out")
    Mono<ResponseEntity<SignedOut>> signOut(ServerWebExchange exchange) {
        return signOut.of(exchange).map(SignedOut::new).map(SessionEndpoints::unstored);
    }

    private static <T> ResponseEntity<T> unstored(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static <T> ResponseEntity<T> redirect(URI to) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(to)
                .cacheControl(CacheControl.noStore())
                .build();
    }
}

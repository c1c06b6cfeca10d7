package dev.handoff.inbox.folder;

import dev.handoff.starter.web.Caller;
import dev.handoff.starter.web.Roles;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What changes, live. */
@RestController
@Roles({"agent", "operator"})
class StreamController {

    /** Each of them holds a page of conversations, and a connection to the database while it reads it. */
    private static final int CATCHING_UP_AT_ONCE = 8;

    private static final Duration FOREVER = Duration.ofDays(365);

    private final LiveHub hub;
    private final LiveStream.Services services;

    StreamController(
            LiveHub hub, Changes changes, JsonMapper json, @Value("${handoff.inbox.stream.comment}") Duration comment) {
        this.hub = hub;
        this.services = new LiveStream.Services(changes, json, new Semaphore(CATCHING_UP_AT_ONCE, true), comment);
    }

    @GetMapping(path = "/api/folders/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
            Caller caller,
            @AuthenticationPrincipal Jwt token,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        var mailbox = hub.register();
        try {
            var now = services.changes().now();
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            new LiveStream(caller.id(), mailbox, response.getOutputStream(), services, lifetime(token))
                    .run(now, lastEventId);
        } finally {
            hub.unregister(mailbox);
        }
    }

    private static Duration lifetime(Jwt token) {
        return token.getExpiresAt() == null ? FOREVER : Duration.between(Instant.now(), token.getExpiresAt());
    }
}

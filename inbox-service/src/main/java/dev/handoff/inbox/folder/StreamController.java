package dev.handoff.inbox.folder;

import dev.handoff.starter.web.Caller;
import dev.handoff.starter.web.Roles;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** What changes, live. */
@RestController
@Roles({"agent", "operator"})
class StreamController {

    /** Each of them holds a page of conversations, and a connection to the database while it reads it. */
    private static final int CATCHING_UP_AT_ONCE = 8;

    private static final Duration FOREVER = Duration.ofDays(365);

    private final LiveHub hub;
    private final Present present;
    private final LiveStream.Services services;

    StreamController(
            LiveHub hub,
            Present present,
            Changes changes,
            PresenceNews presences,
            JsonMapper json,
            @Value("${handoff.inbox.stream.comment}") Duration comment) {
        this.hub = hub;
        this.present = present;
        this.services =
                new LiveStream.Services(changes, presences, json, new Semaphore(CATCHING_UP_AT_ONCE, true), comment);
    }

    /**
     * Begins here, where a failure can still be answered as a problem, and goes on in a thread of its own: that has a
     * short stack, which is most of what an idle stream would cost.
     */
    @GetMapping(path = "/api/folders/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<StreamingResponseBody> stream(
            @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
            Caller caller,
            @AuthenticationPrincipal Jwt token,
            HttpServletResponse response) {
        var mailbox = hub.register();
        try {
            var now = present.read();
            // for as long as the stream lives: not the counts of everybody
            var head = now.head();
            var counts = now.counts().seenBy(caller.id());
            var lifetime = lifetime(token);
            return ResponseEntity.ok()
                    .contentType(MediaType.TEXT_EVENT_STREAM)
                    .header("X-Accel-Buffering", "no")
                    .body(_ -> {
                        try {
                            // not the stream that Spring passes in: flushing that one does nothing
                            var out = response.getOutputStream();
                            new LiveStream(caller.id(), mailbox, out, services, lifetime)
                                    .run(head, counts, lastEventId);
                        } finally {
                            hub.unregister(mailbox);
                        }
                    });
        } catch (RuntimeException e) {
            hub.unregister(mailbox);
            throw e;
        }
    }

    private static Duration lifetime(Jwt token) {
        return token.getExpiresAt() == null ? FOREVER : Duration.between(Instant.now(), token.getExpiresAt());
    }
}

package dev.handoff.inbox.channel.webchat;

import dev.handoff.starter.web.WithoutRoles;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** What is said to a visitor, live. */
@RestController
@IfWebchat
@WithoutRoles("visitors, each with the token of their visit: VisitorFilter")
class ChatStreamController {

    private final Chat chat;
    private final Visits visits;
    private final ChatHub hub;
    private final JsonMapper json;
    private final Duration comment;

    ChatStreamController(
            Chat chat,
            Visits visits,
            ChatHub hub,
            JsonMapper json,
            @Value("${handoff.inbox.stream.comment}") Duration comment) {
        this.chat = chat;
        this.visits = visits;
        this.hub = hub;
        this.json = json;
        this.comment = comment;
    }

    @GetMapping(path = "/api/webchat/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<StreamingResponseBody> stream(
            @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
            Visitor visitor,
            HttpServletResponse response) {
        visits.get(visitor.getPrincipal());
        var watch = hub.watch(visitor.getPrincipal());
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header("X-Accel-Buffering", "no")
                .body(_ -> {
                    try {
                        var view = chat.view(watch.visitId(), watch::follow);
                        // not the stream that Spring passes in: flushing that one does nothing
                        new ChatStream(view, watch, response.getOutputStream(), json, comment)
                                .run(lastEventId, visitor.until());
                    } finally {
                        hub.forget(watch);
                    }
                });
    }
}

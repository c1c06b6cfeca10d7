package dev.handoff.inbox.presence;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.handoff.inbox.presence.Presence.Doing;
import dev.handoff.starter.web.Caller;
import dev.handoff.starter.web.Roles;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where one is, for colleagues to see on their live streams. */
@RestController
@Roles({"agent", "operator"})
class PresenceController {

    private final PresenceSender sender;

    PresenceController(PresenceSender sender) {
        this.sender = sender;
    }

    /** @param state lasts ten seconds, unless it is said again */
    record PresenceRequest(@NotNull State state) {

        /** What the caller does in the conversation. */
        enum State {
            @JsonProperty("viewing")
            VIEWING,
            @JsonProperty("typing")
            TYPING,
            @JsonProperty("gone")
            GONE
        }
    }

    @PutMapping("/api/conversations/{conversationId}/presence")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void presence(@PathVariable String conversationId, @Valid @RequestBody PresenceRequest request, Caller caller) {
        switch (request.state()) {
            case VIEWING -> sender.enter(conversationId, caller, Doing.VIEWING);
            case TYPING -> sender.enter(conversationId, caller, Doing.TYPING);
            case GONE -> sender.leave(conversationId, caller);
        }
    }
}

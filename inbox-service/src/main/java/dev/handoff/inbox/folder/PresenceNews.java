package dev.handoff.inbox.folder;

import dev.handoff.inbox.presence.Presence;
import dev.handoff.inbox.presence.Presences;
import dev.handoff.inbox.stream.Frame;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells live streams who is in which conversation. */
@Component
class PresenceNews {

    private final Presences presences;
    private final JsonMapper json;

    PresenceNews(Presences presences, JsonMapper json) {
        this.presences = presences;
        this.json = json;
    }

    /** An event for each of the conversations. */
    byte[] frames(List<String> conversationIds) {
        return framesOf(conversationIds.stream().map(presences::of).toList());
    }

    /** An event for each conversation in which somebody is. */
    byte[] frames() {
        return framesOf(presences.all());
    }

    private byte[] framesOf(List<Presence> presences) {
        var frames = new ByteArrayOutputStream();
        presences.forEach(presence -> frames.writeBytes(Frame.event("presence", json.writeValueAsString(presence))));
        return frames.toByteArray();
    }
}

package dev.handoff.inbox.folder;

import dev.handoff.inbox.stream.Frame;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** A change on its way to many streams: its JSON is made once for each pair of folders, not once for each stream. */
final class LiveChange {

    private final Change change;
    private final JsonMapper json;
    private final Map<Folders, byte[]> frames = new ConcurrentHashMap<>();

    LiveChange(Change change, JsonMapper json) {
        this.change = change;
        this.json = json;
    }

    private record Folders(Folder now, Folder before) {}

    /**
     * A conversation that changed, and where the caller had it before.
     *
     * @param previousFolder null if it is new; the same folder if it only changed
     */
    record Told(ConversationSeen conversation, Folder previousFolder) {}

    Change change() {
        return change;
    }

    /** The event for an agent who has seen the conversation as it was at a position. */
    byte[] frameFor(String agent, long seen) {
        var folders = new Folders(change.conversation().folderOf(agent), change.folderAt(seen, agent));
        return frames.computeIfAbsent(folders, this::frame);
    }

    private byte[] frame(Folders folders) {
        var told = new Told(change.conversation().seenIn(folders.now()), folders.before());
        return Frame.event("conversation", Long.toString(change.position()), json.writeValueAsString(told));
    }
}

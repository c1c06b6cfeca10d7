package dev.handoff.inbox.folder;

import dev.handoff.inbox.folder.FolderCounts.Seen;
import dev.handoff.inbox.stream.Frame;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** Counts on their way to many streams: their JSON is made once for all who see the same. */
final class LiveCounts {

    private final FolderCounts counts;
    private final JsonMapper json;
    private final Map<Seen, byte[]> frames = new ConcurrentHashMap<>();

    LiveCounts(FolderCounts counts, JsonMapper json) {
        this.counts = counts;
        this.json = json;
    }

    Seen seenBy(String agent) {
        return counts.seenBy(agent);
    }

    /** The event for those who see them so. */
    byte[] frameOf(Seen seen) {
        return frames.computeIfAbsent(seen, this::frame);
    }

    private byte[] frame(Seen seen) {
        return Frame.event("counts", json.writeValueAsString(seen));
    }
}

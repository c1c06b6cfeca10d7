package dev.handoff.inbox.folder;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.handoff.starter.problem.NotFound;
import java.util.Arrays;
import java.util.Locale;

/** Where a conversation stands for one agent. */
enum Folder {
    /** Nobody has it. */
    @JsonProperty("new")
    NEW,
    /** Assigned to the caller. */
    @JsonProperty("mine")
    MINE,
    /** Assigned to a colleague. */
    @JsonProperty("assigned")
    ASSIGNED,
    /** Ended for good. */
    @JsonProperty("closed")
    CLOSED;

    /** The name in JSON and in paths, for instance {@code mine}. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The folder of a name.
     *
     * @throws NotFound if there is none
     */
    static Folder named(String name) {
        return Arrays.stream(values())
                .filter(folder -> folder.json().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("folder", name));
    }
}

package dev.handoff.inbox.folder;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.handoff.starter.problem.NotFound;
import java.util.Arrays;
import java.util.Locale;

/** Where a conversation stands for one agent. */
public enum Folder {
    /** Nobody has it. */
    NEW,
    /** Assigned to the caller. */
    MINE,
    /** Assigned to a colleague. */
    ASSIGNED,
    /** Ended for good. */
    CLOSED;

    /** The name in JSON and in paths, for instance {@code mine}. */
    @JsonValue
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

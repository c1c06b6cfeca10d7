package dev.handoff.systemtests.story;

import static org.awaitility.Awaitility.await;

import dev.handoff.systemtests.stack.Answer;
import dev.handoff.systemtests.stack.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Asking for files of contacts. */
final class Exports {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Exports() {}

    /** Asks for a file and waits until it is completed; returns the export's id. */
    static String complete(Person person, Map<String, ?> request) {
        var id = person.post("/api/exports", request).is(202).text("exportId");
        await("export " + id)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> person.get("/api/exports/" + id).is(200).text("status"),
                        status -> !List.of("queued", "running").contains(status));
        return id;
    }

    static Answer file(Person person, String id) {
        return person.get("/api/exports/" + id + "/file");
    }
}

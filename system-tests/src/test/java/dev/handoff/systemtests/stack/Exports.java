package dev.handoff.systemtests.stack;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Asking for files of contacts, and reading them. */
public final class Exports {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BOM = "\uFEFF";

    private Exports() {}

    /** Asks for a file and waits until it is completed; returns the export's id. */
    public static String complete(Person person, Map<String, ?> request) {
        var id = person.post("/api/exports", request).is(202).text("exportId");
        awaitCompleted(person, id);
        return id;
    }

    /** Waits until it is completed, and fails if it comes to another end. */
    public static void awaitCompleted(Person person, String id) {
        var end = awaitEnd(person, id);
        if (!end.text("status").equals("completed")) throw new AssertionError(end.toString());
    }

    /** Waits until it comes to an end, whichever. */
    public static Answer awaitEnd(Person person, String id) {
        return await("the end of export " + id)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> person.get("/api/exports/" + id).is(200), export -> !isUnderWay(export));
    }

    private static boolean isUnderWay(Answer export) {
        return List.of("queued", "running").contains(export.text("status"));
    }

    public static Answer file(Person person, String id) {
        return person.get("/api/exports/" + id + "/file");
    }

    /** The rows of a CSV file, the first of which are the headers. */
    public static List<CSVRecord> rows(Answer file, char delimiter) {
        var text = file.bodyText();
        if (!text.startsWith(BOM)) throw new AssertionError("no byte order mark: " + file);
        var format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        try (var parser = CSVParser.parse(text.substring(BOM.length()), format)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.handoff.systemtests.benchmark;

import dev.handoff.systemtests.benchmark.Figure.Wanted;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.dhatim.fastexcel.Workbook;
import org.postgresql.PGConnection;

/** A file of many contacts with three tags each, from asking for it until it is completed. */
final class ExportBenchmark {

    private static final Map<String, String> HEAP = Map.of("HANDOFF_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4 -Xmx256m");
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final String ROWS = """
            select contact_id, display_name, first_name, last_name, email, phone, language, time_zone, external_id, tags,
                created_at, updated_at from contact where not deleted order by created_at, contact_id""";
    private static final int COLUMNS = 10;
    /** As many as fit in memory beside the file; they are written over and over. */
    private static final int CELLS_OF = 10_000;

    private static final int FLUSH = 1_000;

    private ExportBenchmark() {}

    static Report csv(Scope scope) throws Exception {
        try (var stack = FilledStack.copy(scope.size(), HEAP)) {
            return csv(stack, scope);
        }
    }

    static Report xlsx(Scope scope) throws Exception {
        try (var stack = FilledStack.copy(scope.size(), HEAP)) {
            return xlsx(stack, scope);
        }
    }

    static Report csv(MeasuredStack stack, Scope scope) throws Exception {
        return measure(
                "csv",
                "a CSV file of contacts with 3 tags; limit: COPY of the same rows to a file",
                scope,
                () -> export(stack, "csv-comma"),
                () -> copy(stack),
                Wanted.atMostOfLimit(2));
    }

    static Report xlsx(MeasuredStack stack, Scope scope) throws Exception {
        var cells = cells(stack);
        return measure(
                "xlsx",
                "an XLSX file of contacts with 3 tags; limit: fastexcel writing as many such cells from memory",
                scope,
                () -> export(stack, "xlsx"),
                () -> write(stack, cells, scope.size()),
                Wanted.atMostOfLimit(1.3));
    }

    private static Report measure(
            String name, String about, Scope scope, Callable<?> export, Callable<?> limit, Wanted wanted)
            throws Exception {
        var exported = new ArrayList<Double>();
        var limits = new ArrayList<Double>();
        export.call();
        limit.call();
        for (var round = 0; round < scope.rounds(); round++) {
            exported.add(seconds(export));
            limits.add(seconds(limit));
        }
        return new Report(
                name,
                about,
                scope.size(),
                List.of(new Figure(name, "s", exported, limits, List.of(wanted))),
                List.of());
    }

    private static double seconds(Callable<?> work) throws Exception {
        var begun = System.nanoTime();
        work.call();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static Void export(MeasuredStack stack, String format) throws IOException {
        var agent = stack.agent(0);
        var answer = stack.call(202, "POST", "/api/exports", agent, "{\"format\":\"" + format + "\"}");
        var path = "/api/exports/" + answer.body().replaceFirst(".*\"exportId\":\"([^\"]*)\".*", "$1");
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            LockSupport.parkNanos(LOOK.toNanos());
            var export = stack.get(path, agent);
            var status = export.required("status").asString();
            if (status.equals("completed")) break;
            if (!List.of("queued", "running").contains(status) || System.nanoTime() - until > 0)
                throw new IllegalStateException(export.toString());
        }
        stack.call(204, "DELETE", path, agent, null);
        return null;
    }

    private static Path file(MeasuredStack stack) {
        return stack.stack().home().resolve("limit.file");
    }

    private static Void copy(MeasuredStack stack) throws SQLException, IOException {
        try (var connection = stack.database("exports");
                var file = new FileOutputStream(file(stack).toFile())) {
            var out = new BufferedOutputStream(file, 1 << 16);
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + ROWS + ") to stdout (format csv)", out);
            out.flush();
            file.getFD().sync();
        }
        return null;
    }

    private static List<Object[]> cells(MeasuredStack stack) throws SQLException {
        var cells = new ArrayList<Object[]>();
        try (var connection = stack.database("exports");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(ROWS + " limit " + CELLS_OF)) {
            while (rows.next()) {
                var row = new Object[COLUMNS + 2];
                for (var column = 0; column < COLUMNS; column++) row[column] = rows.getString(column + 1);
                for (var column = COLUMNS; column < row.length; column++)
                    row[column] = rows.getTimestamp(column + 1).toLocalDateTime();
                cells.add(row);
            }
        }
        return cells;
    }

    private static Void write(MeasuredStack stack, List<Object[]> cells, int rows) throws IOException {
        try (var file = new FileOutputStream(file(stack).toFile());
                var book = new Workbook(new BufferedOutputStream(file, 1 << 16), "Handoff", "1.0")) {
            var sheet = book.newWorksheet("Contacts");
            for (var row = 0; row < rows; row++) {
                var values = cells.get(row % cells.size());
                for (var column = 0; column < values.length; column++) {
                    if (values[column] instanceof LocalDateTime at) {
                        sheet.value(row, column, at);
                        sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
                    } else if (values[column] instanceof String text) sheet.inlineString(row, column, text);
                }
                if (row % FLUSH == FLUSH - 1) sheet.flush();
            }
        }
        return null;
    }
}

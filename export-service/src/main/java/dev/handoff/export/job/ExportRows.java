package dev.handoff.export.job;

import dev.handoff.export.contactcopy.ContactFilter;
import dev.handoff.export.file.FileFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code export_job} to records, and filters to their column and back. */
final class ExportRows {

    /** A file past its retention has expired even if nobody has come by to remove it. */
    static final String STATUS =
            "case when status = 'completed' and expires_at <= now() then 'expired' else status end";

    private final JsonMapper json;

    ExportRows(JsonMapper json) {
        this.json = json;
    }

    String json(ContactFilter filter) {
        return json.writeValueAsString(filter);
    }

    ContactFilter filter(ResultSet row) throws SQLException {
        return json.readValue(row.getString("filter"), ContactFilter.class);
    }

    /** Of a row with all columns, and {@link #STATUS} as {@code status_now}. */
    Export export(ResultSet row, int number) throws SQLException {
        var status = ExportStatus.of(row.getString("status_now"));
        var rowsDone = row.getLong("rows_done");
        var finished = row.getString("sha256") != null;
        return new Export(
                row.getString("export_id"),
                status,
                FileFormat.of(row.getString("format")),
                filter(row),
                rowsDone,
                row.getLong("rows_total"),
                finished ? rowsDone : null,
                finished ? row.getLong("bytes") : null,
                row.getString("sha256"),
                instant(row, "created_at"),
                row.getString("created_by"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                instant(row, "expires_at"),
                row.getString("error"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

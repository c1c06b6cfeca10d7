package dev.handoff.export.job;

import dev.handoff.export.contactcopy.ContactFilter;
import dev.handoff.export.file.FileFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All exports, as those who ask for them see them. */
final class Exports {

    private final JdbcClient jdbc;
    private final ExportRows rows;

    Exports(JdbcClient jdbc, ExportRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Queues an export; one with this id that is there already stays as it is. */
    void ask(String exportId, String createdBy, FileFormat format, ContactFilter filter) {
        jdbc.sql("""
                insert into export_job (export_id, created_by, format, filter, created_at)
                values (?, ?, ?, ?::jsonb, date_trunc('milliseconds', now()))
                on conflict do nothing""")
                .params(exportId, createdBy, format.id(), rows.json(filter))
                .update();
    }

    Optional<Export> find(String exportId) {
        return jdbc.sql("select *, " + ExportRows.STATUS + " as status_now from export_job where export_id = ?")
                .param(exportId)
                .query(rows::export)
                .optional();
    }

    /** Newest first. */
    List<Export> of(String createdBy, int limit) {
        return jdbc.sql("select *, " + ExportRows.STATUS + """
                 as status_now from export_job where created_by = ?
                order by created_at desc, export_id desc limit ?""")
                .params(createdBy, limit)
                .query(rows::export)
                .list();
    }

    /** Those that come after a place in the list. */
    List<Export> of(String createdBy, Instant createdAt, String exportId, int limit) {
        return jdbc.sql("select *, " + ExportRows.STATUS + """
                 as status_now from export_job where created_by = ? and (created_at, export_id) < (?, ?)
                order by created_at desc, export_id desc limit ?""")
                .params(createdBy, createdAt.atOffset(ZoneOffset.UTC), exportId, limit)
                .query(rows::export)
                .list();
    }

    /** The name of the file of a completed export. */
    Optional<String> fileOf(String exportId) {
        return jdbc.sql("select file from export_job where export_id = ? and file is not null")
                .param(exportId)
                .query(String.class)
                .optional();
    }

    /** True if it was queued or running, which it is no longer. */
    boolean cancel(String exportId) {
        return jdbc.sql("""
                update export_job set status = 'cancelled', finished_at = date_trunc('milliseconds', now())
                where export_id = ? and status in ('queued', 'running')""").param(exportId).update() == 1;
    }

    /** Deletes a finished one; returns the name of its file, if there is one. */
    Optional<String> delete(String exportId) {
        return jdbc.sql("""
                delete from export_job where export_id = ? and status not in ('queued', 'running')
                returning file""")
                .param(exportId)
                .query((row, _) -> Optional.ofNullable(row.getString("file")))
                .optional()
                .flatMap(file -> file);
    }

    /** Completed ones past their retention become expired; returns the names of their files, of which no row knows now. */
    List<String> expire() {
        return jdbc.sql("""
                update export_job set status = 'expired', file = null
                where status = 'completed' and expires_at <= now()
                returning old.file""").query(String.class).list();
    }

    /** Of these names, those that no export has, nor will have when it is completed. */
    List<String> unknown(List<String> fileNames) {
        return jdbc.sql("""
                select name from unnest(?::text[]) as lying (name)
                where not exists (select from export_job where file = name)""")
                .param(fileNames.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    Map<ExportStatus, Long> countByStatus() {
        Map<ExportStatus, Long> counts = new EnumMap<>(ExportStatus.class);
        jdbc.sql("select status, count(*) from export_job group by status").query(row -> {
            counts.put(ExportStatus.of(row.getString(1)), row.getLong(2));
        });
        return counts;
    }

    /** How long the export at the head of the queue has been waiting; 0 where there is none. */
    long longestWaitMillis() {
        return jdbc.sql("""
                select coalesce(extract(epoch from now() - min(created_at)) * 1000, 0)::bigint
                from export_job where status = 'queued'""").query(Long.class).single();
    }
}

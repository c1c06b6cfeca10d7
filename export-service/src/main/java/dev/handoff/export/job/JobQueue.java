package dev.handoff.export.job;

import dev.handoff.export.file.FileFormat;
import dev.handoff.export.file.WholeFile;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who works on what. Workers of any number of instances take jobs from here; one whose heart has stopped beating loses its
 * job to the next that asks. All times are the database's, so clocks may differ.
 */
final class JobQueue {

    private final JdbcClient jdbc;
    private final ExportRows rows;
    private final ExportProperties settings;

    JobQueue(JdbcClient jdbc, ExportRows rows, ExportProperties settings) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.settings = settings;
    }

    /** Takes the job that has waited longest, from the queue or from a worker that is dead. */
    Optional<BuildJob> take() {
        return jdbc.sql("""
                update export_job set status = 'running', worker = ?, heartbeat_at = now(), attempt = attempt + 1,
                    started_at = date_trunc('milliseconds', now()), rows_done = 0, rows_total = 0
                where export_id = (
                    select export_id from export_job
                    where status = 'queued' and not_before <= now()
                       or status = 'running' and heartbeat_at < now() - ? * interval '1 second'
                    order by created_at limit 1
                    for update skip locked)
                returning *""")
                .params(settings.instance(), seconds(settings.deadAfter()))
                .query((row, _) -> new BuildJob(
                        row.getString("export_id"),
                        FileFormat.of(row.getString("format")),
                        rows.filter(row),
                        row.getInt("attempt")))
                .optional();
    }

    /** Puts back what an earlier process of this instance was working on when it died. */
    void takeBack() {
        jdbc.sql("update export_job set status = 'queued' where status = 'running' and worker = ?")
                .param(settings.instance())
                .update();
    }

    /** The worker lives; false if the job is no longer its own: cancelled, or taken by somebody else. */
    boolean beat(BuildJob job, long rowsDone, long rowsTotal) {
        return update(job, "rows_done = ?, rows_total = ?, heartbeat_at = now()", rowsDone, rowsTotal);
    }

    /** False if the job is no longer the worker's own, and the file nobody's. */
    boolean complete(BuildJob job, WholeFile file, long written) {
        return update(
                job, """
                status = 'completed', rows_done = ?, rows_total = ?, bytes = ?, sha256 = ?, file = ?,
                finished_at = date_trunc('milliseconds', now()),
                expires_at = date_trunc('milliseconds', now()) + ? * interval '1 second'""", written, written, file.bytes(), file.sha256(), file.name(), seconds(settings.retention()));
    }

    /** @param error what to tell people: why, and what to do */
    void fail(BuildJob job, String error) {
        update(job, "status = 'failed', error = ?, finished_at = date_trunc('milliseconds', now())", error);
    }

    /** Back into the queue, to be taken again by anybody after a pause. */
    void putBack(BuildJob job, Duration pause) {
        update(job, "status = 'queued', not_before = now() + ? * interval '1 second'", seconds(pause));
    }

    private boolean update(BuildJob job, String assignments, Object... parameters) {
        return jdbc.sql("update export_job set " + assignments
                                + " where export_id = ? and attempt = ? and status = 'running'")
                        .params(java.util.List.of(parameters))
                        .params(job.exportId(), job.attempt())
                        .update()
                == 1;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}

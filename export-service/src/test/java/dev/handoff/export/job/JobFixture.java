package dev.handoff.export.job;

import com.zaxxer.hikari.HikariDataSource;
import dev.handoff.export.contactcopy.ContactFilter;
import dev.handoff.export.file.FileFormat;
import dev.handoff.starter.command.Ids;
import dev.handoff.starter.testing.PostgresForTests;
import java.nio.file.Path;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The jobs in a database of their own. */
final class JobFixture implements AutoCloseable {

    final HikariDataSource database = PostgresForTests.pool(PostgresForTests.newDatabase(), 8);
    final JdbcClient jdbc = JdbcClient.create(database);
    final ExportRows rows = new ExportRows(new JsonMapper());
    final Exports exports = new Exports(jdbc, rows);

    JobFixture() {
        Flyway.configure().dataSource(database).load().migrate();
    }

    /** The queue as an instance of the service sees it. */
    JobQueue queueOf(String instance) {
        return new JobQueue(jdbc, rows, settings(instance));
    }

    static ExportProperties settings(String instance) {
        return new ExportProperties(Path.of("unused"), instance, 2, Duration.ofDays(7), Duration.ofSeconds(15), 3);
    }

    /** Asks for an export; returns its id. */
    String ask() {
        var exportId = Ids.next();
        exports.ask(exportId, "anna", FileFormat.CSV_COMMA, ContactFilter.NONE);
        return exportId;
    }

    ExportStatus statusOf(String exportId) {
        return exports.find(exportId).orElseThrow().status();
    }

    /** The worker's heart stood still for a minute. */
    void letHeartStop(String exportId) {
        jdbc.sql("update export_job set heartbeat_at = now() - interval '1 minute' where export_id = ?")
                .param(exportId)
                .update();
    }

    @Override
    public void close() {
        database.close();
    }
}

package dev.handoff.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.starter.command.Ids;
import dev.handoff.starter.testing.PostgresForTests;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A process of the service is killed while it builds a file. */
class KilledServiceTest {

    private static final int CONTACTS = 150_000;

    @TempDir
    Path folder;

    private final String database = PostgresForTests.newDatabase();
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(database));
    private final String exportId = Ids.next();

    @Test
    void started_again_it_builds_the_whole_file_and_the_half_one_is_never_served() throws Exception {
        try (var contacts = new ContactServiceStandIn()) {
            killWhileBuilding(contacts);
            assertThat(status()).isEqualTo("running");
            assertThat(filesThatEndWith(".part")).isNotEmpty();
            assertThat(filesThatEndWith(".xlsx")).isEmpty();

            try (var service = ServiceForTests.start(database, folder, contacts, "handoff.exports.instance=killed")) {
                var export = service.finished(exportId);

                assertThat(export.get("status").stringValue()).isEqualTo("completed");
                assertThat(export.get("rows").asInt()).isEqualTo(CONTACTS);
                assertThat(service.file(exportId).bytes())
                        .hasSize(export.get("bytes").asInt());
            }
        }
    }

    private void killWhileBuilding(ContactServiceStandIn contacts) throws IOException {
        var process = startProcess(contacts);
        try {
            await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(() -> fillCopyAndAsk() == 1);
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> rowsDone() > 0);
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private Process startProcess(ContactServiceStandIn contacts) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ExportService.class.getName(),
                "--handoff.exports.instance=killed"));
        command.addAll(ServiceForTests.arguments(database, folder, contacts));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
    }

    /** Fails until the process has made its tables. */
    private int fillCopyAndAsk() {
        jdbc.sql("""
                insert into contact (contact_id, details_sequence, display_name, tag_ids, created_at, details_at)
                select 'c-' || n, 0, 'Contact ' || n, array['many'], now(), now() from generate_series(1, ?) as n
                on conflict do nothing""").param(CONTACTS).update();
        return jdbc.sql("""
                insert into export_job (export_id, created_by, format, filter, created_at)
                values (?, 'anna', 'xlsx', '{"tag": "many"}', now())""").param(exportId).update();
    }

    private String status() {
        return jdbc.sql("select status from export_job").query(String.class).single();
    }

    private long rowsDone() {
        return jdbc.sql("select rows_done from export_job").query(Long.class).single();
    }

    private List<String> filesThatEndWith(String end) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(end))
                    .toList();
        }
    }
}

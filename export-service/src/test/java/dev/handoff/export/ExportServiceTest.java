package dev.handoff.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.events.contact.ContactDetails;
import dev.handoff.events.contact.ContactEvent.Created;
import dev.handoff.events.contact.ContactEvent.DetailsChanged;
import dev.handoff.events.contact.ContactEvent.TagsChanged;
import dev.handoff.events.contact.ContactTag;
import dev.handoff.starter.testing.OpenApiForTests;
import dev.handoff.starter.testing.PostgresForTests;
import dev.handoff.starter.testing.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The service as its callers meet it, on a real Kafka and a real PostgreSQL. */
class ExportServiceTest {

    @TempDir
    static Path folder;

    static ContactServiceStandIn contacts;
    static ServiceForTests service;

    /** A tag of its own for each test, for the topic is shared. */
    String tag;

    @BeforeAll
    static void start() throws IOException {
        contacts = new ContactServiceStandIn();
        service = ServiceForTests.start(PostgresForTests.newDatabase(), folder, contacts);
    }

    @AfterAll
    static void stop() {
        service.close();
        contacts.close();
    }

    @BeforeEach
    void newTag() {
        tag = UUID.randomUUID().toString();
    }

    @Test
    void an_export_holds_the_contacts_as_they_are_when_it_is_asked_for() {
        var maria = contact("Maria");
        contacts.publishes(2, new DetailsChanged(maria, named("Maria Jansen")));

        var exportId = service.ask("{\"format\":\"csv-semicolon\",\"filter\":{\"tag\":\"" + tag + "\"}}");
        var export = service.finished(exportId);

        assertThat(service.file(exportId).text().split("\r\n"))
                .containsExactly(
                        "\uFEFFContact ID;Display name;First name;Last name;Email;Phone;Language;Time zone;External ID;Tags"
                                + ";Created at;Updated at",
                        maria + ";Maria Jansen;;;;;;;;Sales;2026-03-01T09:30:00.000Z;2026-03-01T09:30:02.000Z");
        assertThat(export.get("status").stringValue()).isEqualTo("completed");
        assertThat(export.get("rows").asInt()).isEqualTo(1);
        assertThat(export.get("rowsDone").asInt()).isEqualTo(1);
        assertThat(export.get("rowsTotal").asInt()).isEqualTo(1);
        assertThat(export.get("createdBy").stringValue()).isEqualTo("anna");
        assertThat(export.get("filter").get("tag").stringValue()).isEqualTo(tag);
        assertThat(Instant.parse(export.get("expiresAt").stringValue()))
                .isEqualTo(Instant.parse(export.get("finishedAt").stringValue()).plusSeconds(7 * 24 * 3600));
        assertThat(export.has("error")).isFalse();
    }

    @Test
    void an_export_waits_for_changes_that_were_answered_but_are_not_on_the_topic_yet() {
        contacts.answers();
        var exportId = ask("csv-comma");
        await().until(() -> service.read(exportId).get("status").stringValue().equals("running"));

        contact("Late");
        service.finished(exportId);

        assertThat(service.file(exportId).text()).contains(",Late,");
    }

    @Test
    void excel_gets_a_workbook_and_the_same_state_gives_the_same_bytes() throws Exception {
        contact("Li Wei");
        var one = ask("xlsx");
        var other = ask("xlsx");
        var export = service.finished(one);
        service.finished(other);
        var file = service.file(one);

        assertThat(file.bytes()).isEqualTo(service.file(other).bytes());
        assertThat(file.header("Content-Type"))
                .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"contacts-" + LocalDate.now(ZoneOffset.UTC) + ".xlsx\"");
        assertThat(file.header("ETag")).isEqualTo("\"" + export.get("sha256").stringValue() + "\"");
        assertThat(export.get("sha256").stringValue()).isEqualTo(sha256(file.bytes()));
        assertThat(export.get("bytes").asLong()).isEqualTo(file.bytes().length);
        try (var workbook = WorkbookFactory.create(new ByteArrayInputStream(file.bytes()))) {
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(1).getStringCellValue())
                    .isEqualTo("Li Wei");
        }
    }

    @Test
    void what_nobody_can_read_is_set_aside() {
        contacts.publishesRubbish("rubbish-" + tag);
        contact("After the rubbish");

        var exportId = ask("csv-comma");
        service.finished(exportId);

        assertThat(service.file(exportId).text()).contains(",After the rubbish,");
    }

    @Test
    void a_running_export_is_cancelled_and_then_deleted() {
        contacts.answers();
        var exportId = ask("csv-comma");
        await().until(() -> service.read(exportId).get("status").stringValue().equals("running"));
        assertThat(service.file(exportId).problem()).isEqualTo("409 not-ready");

        assertThat(remove(exportId)).isEqualTo(204);
        assertThat(service.read(exportId).get("status").stringValue()).isEqualTo("cancelled");
        contact("Too late");
        var later = ask("csv-comma");
        service.finished(later);

        assertThat(service.read(exportId).get("status").stringValue()).isEqualTo("cancelled");
        assertThat(service.file(exportId).problem()).isEqualTo("409 not-ready");
        assertThat(remove(exportId)).isEqualTo(204);
        assertThat(service.send("GET", "/api/exports/" + exportId, null).problem())
                .isEqualTo("404 not-found");
    }

    @Test
    void a_finished_export_is_deleted_with_its_file() throws IOException {
        var exportId = ask("csv-comma");
        service.finished(exportId);

        assertThat(remove(exportId)).isEqualTo(204);

        assertThat(service.file(exportId).problem()).isEqualTo("404 not-found");
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith(exportId)))
                    .isEmpty();
        }
        assertThat(remove(exportId)).isEqualTo(404);
    }

    @Test
    void an_export_past_its_retention_is_expired() {
        var exportId = ask("csv-comma");
        service.finished(exportId);
        service.bean(JdbcClient.class)
                .sql("update export_job set expires_at = now() where export_id = ?")
                .param(exportId)
                .update();

        assertThat(service.read(exportId).get("status").stringValue()).isEqualTo("expired");
        assertThat(service.file(exportId).problem()).isEqualTo("410 expired");
    }

    @Test
    void parts_of_a_file_can_be_had() {
        contact("Maria");
        var exportId = ask("csv-comma");
        service.finished(exportId);
        var whole = service.file(exportId);
        var all = whole.bytes();

        var part = service.file(exportId, "Range", "bytes=3-12");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(all, 3, 13));
        assertThat(part.header("Content-Range")).isEqualTo("bytes 3-12/" + all.length);
        assertThat(part.header("ETag")).isEqualTo(whole.header("ETag"));
        assertThat(service.file(exportId, "Range", "bytes=-5").bytes())
                .isEqualTo(Arrays.copyOfRange(all, all.length - 5, all.length));
        assertThat(service.file(exportId, "Range", "bytes=100-").bytes())
                .isEqualTo(Arrays.copyOfRange(all, 100, all.length));

        var parts = service.file(exportId, "Range", "bytes=0-2,3-12");
        assertThat(parts.status()).isEqualTo(206);
        assertThat(parts.header("Content-Type")).startsWith("multipart/byteranges");
        assertThat(parts.text()).contains("Content-Range: bytes 3-12/" + all.length);
    }

    @Test
    void a_range_of_another_file_or_one_that_is_none_gets_the_whole_file() {
        var exportId = ask("csv-comma");
        service.finished(exportId);
        var whole = service.file(exportId);
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(whole.header("Content-Length")).isEqualTo("" + whole.bytes().length);

        var same = service.file(exportId, "Range", "bytes=0-1", "If-Range", whole.header("ETag"));
        var another = service.file(exportId, "Range", "bytes=0-1", "If-Range", "\"another\"");
        var none = service.file(exportId, "Range", "lines=0-1");

        assertThat(same.status()).isEqualTo(206);
        assertThat(another.status()).isEqualTo(200);
        assertThat(another.bytes()).isEqualTo(whole.bytes());
        assertThat(none.status()).isEqualTo(200);
    }

    @Test
    void a_range_beyond_the_end_is_refused_and_the_length_told() {
        var exportId = ask("csv-comma");
        service.finished(exportId);
        var length = service.file(exportId).bytes().length;

        var beyond = service.file(exportId, "Range", "bytes=" + length + "-");

        assertThat(beyond.problem()).isEqualTo("416 range-not-satisfiable");
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + length);
    }

    @Test
    void who_has_the_file_need_not_get_it_again_and_who_wants_the_head_gets_that_alone() {
        var exportId = ask("csv-comma");
        service.finished(exportId);
        var whole = service.file(exportId);

        var again = service.file(exportId, "If-None-Match", whole.header("ETag"));
        var head = service.send("HEAD", "/api/exports/" + exportId + "/file", null);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo("" + whole.bytes().length);
        assertThat(head.header("ETag")).isEqualTo(whole.header("ETag"));
        assertThat(head.header("Content-Disposition")).isEqualTo(whole.header("Content-Disposition"));
    }

    @Test
    void someone_elses_export_is_seen_by_admins_alone() {
        var exportId = ask("csv-comma");
        service.finished(exportId);
        for (var path : List.of("/api/exports/" + exportId, "/api/exports/" + exportId + "/file")) {
            assertThat(service.send("GET", path, null, as("ben", "agent")).problem())
                    .isEqualTo("404 not-found");
            assertThat(service.send("GET", path, null, as("ada", "admin")).status())
                    .isEqualTo(200);
            assertThat(service.send("GET", path, null, as("bot-platform", "bot"))
                            .problem())
                    .isEqualTo("403 forbidden");
            assertThat(service.send("GET", path, null, "Authorization", "none").problem())
                    .isEqualTo("401 unauthenticated");
        }
        assertThat(service.send("DELETE", "/api/exports/" + exportId, null, as("ben", "agent"))
                        .problem())
                .isEqualTo("404 not-found");
    }

    @Test
    void my_exports_are_listed_newest_first_in_pages() {
        var ids = List.of(askAs("chris"), askAs("chris"), askAs("chris"));

        var first = service.send("GET", "/api/exports?limit=2", null, as("chris", "agent"))
                .json();
        var next = first.get("nextCursor").stringValue();
        var last = service.send("GET", "/api/exports?limit=2&cursor=" + next, null, as("chris", "agent"))
                .json();

        var listed = Collections.list(Collections.enumeration(first.get("items").values()));
        listed.addAll(last.get("items").values());
        assertThat(listed.stream().map(export -> export.get("exportId").stringValue()))
                .containsExactlyElementsOf(ids.reversed());
        assertThat(last.get("nextCursor").isNull()).isTrue();
        assertThat(service.send("GET", "/api/exports?cursor=garbled", null).problem())
                .isEqualTo("400 invalid-request");
    }

    @Test
    void everything_that_is_wrong_with_a_request_is_listed() {
        var wrong = service.send("POST", "/api/exports", """
                {"format":"pdf","colour":"red","filter":{"tag":"no id","q":7,"contactIds":["ok","not ok"],"x":1}}""");

        assertThat(wrong.problem()).isEqualTo("400 invalid-request");
        assertThat(wrong.json().get("errors").values().stream()
                        .map(error -> error.get("field").stringValue()))
                .containsExactlyInAnyOrder(
                        "format", "colour", "filter.tag", "filter.q", "filter.contactIds[1]", "filter.x");
        assertThat(service.send("POST", "/api/exports", "{}").problem()).isEqualTo("400 invalid-request");
    }

    @Test
    void ten_thousand_contacts_can_be_chosen_and_not_one_more() {
        var maria = contact("Chosen");
        var ids = Collections.nCopies(9_999, UUID.randomUUID().toString());

        var exportId = service.ask(chosen(maria, ids));
        service.finished(exportId);

        assertThat(service.file(exportId).text()).contains(",Chosen,");
        assertThat(service.send("POST", "/api/exports", chosen(maria, Collections.nCopies(10_000, "x")))
                        .problem())
                .isEqualTo("400 invalid-request");
        assertThat(service.send("POST", "/api/exports", chosen("x".repeat(1024 * 1024), List.of()))
                        .problem())
                .isEqualTo("413 too-large");
    }

    @Test
    void asked_again_with_the_same_key_it_is_the_same_export() {
        var json = "{\"format\":\"xlsx\"}";
        var key = UUID.randomUUID().toString();

        var one = service.send("POST", "/api/exports", json, "Idempotency-Key", key);
        var again = service.send("POST", "/api/exports", json, "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Location")).isEqualTo(one.header("Location"));
        assertThat(one.header("Location"))
                .isEqualTo("/api/exports/" + one.json().get("exportId").stringValue());
    }

    @Test
    void operators_see_how_it_goes() {
        var exportId = ask("csv-comma");
        service.finished(exportId);

        assertThat(service.management("/actuator/health/readiness").status()).isEqualTo(200);
        var metrics = service.management("/actuator/prometheus").text();
        assertThat(metrics)
                .contains(
                        "handoff_exports_jobs{",
                        "handoff_exports_rows_total{",
                        "handoff_exports_queue_age_seconds{",
                        "handoff_contactcopy_lag_events{");
    }

    @Test
    void every_call_and_answer_is_described() {
        var document = service.send("GET", "/v3/api-docs", null).json();
        OpenApiForTests.assertPublished("exports", document);

        var paths = document.get("paths");
        assertThat(answers(paths, "/api/exports", "post")).contains("202").doesNotContain("200");
        assertThat(answers(paths, "/api/exports/{exportId}", "delete"))
                .contains("204")
                .doesNotContain("200");
        assertThat(answers(paths, "/api/exports/{exportId}/file", "get"))
                .contains("200", "206", "304", "404", "409", "410", "416");
    }

    private String contact(String name) {
        var contactId = UUID.randomUUID().toString();
        contacts.publishes(0, new Created(contactId, named(name)));
        contacts.publishes(1, new TagsChanged(contactId, List.of(new ContactTag(tag, "Sales", "Inbox"))));
        return contactId;
    }

    private static ContactDetails named(String name) {
        return new ContactDetails(name, false, null, null, null, null, null, null, null);
    }

    private String ask(String format) {
        return service.ask("{\"format\":\"" + format + "\",\"filter\":{\"tag\":\"" + tag + "\"}}");
    }

    private static String askAs(String agent) {
        return service.send("POST", "/api/exports", "{\"format\":\"xlsx\"}", as(agent, "agent"))
                .json()
                .get("exportId")
                .stringValue();
    }

    private static String[] as(String id, String role) {
        return new String[] {"Authorization", TestTokens.bearer(id, role)};
    }

    private static int remove(String exportId) {
        return service.send("DELETE", "/api/exports/" + exportId, null).status();
    }

    private static String chosen(String contactId, List<String> others) {
        var ids = new StringBuilder("\"" + contactId + "\"");
        others.forEach(id -> ids.append(",\"").append(id).append('"'));
        return "{\"format\":\"csv-comma\",\"filter\":{\"contactIds\":[" + ids + "]}}";
    }

    private static Collection<String> answers(JsonNode paths, String path, String method) {
        return paths.get(path).get(method).get("responses").propertyNames();
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}

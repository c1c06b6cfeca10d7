package dev.handoff.systemtests.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.Exports;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Files of contacts, read back by programs that did not write them. */
@StackTest
class ExportsTest {

    private static final List<String> COLUMNS = List.of(
            "Contact ID",
            "Display name",
            "First name",
            "Last name",
            "Email",
            "Phone",
            "Language",
            "Time zone",
            "External ID",
            "Tags",
            "Created at",
            "Updated at");

    private final Stack stack;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    ExportsTest(Stack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @CsvSource({"csv-comma, ','", "csv-semicolon, ;"})
    void a_csv_file_is_what_a_parser_expects_and_runs_nothing_in_a_spreadsheet(String format, char delimiter) {
        var contacts = threeContacts();
        var id = Exports.complete(stack.anna(), Map.of("format", format, "filter", Map.of("q", mark)));
        var file = Exports.file(stack.anna(), id).is(200);
        assertThat(file.header("Content-Disposition"))
                .matches("attachment; filename=\"contacts-\\d{4}-\\d{2}-\\d{2}\\.csv\"");
        var text = file.bodyText();
        assertThat(text).startsWith("\uFEFF").endsWith("\r\n");
        assertThat(text.replace("\r\n", "")).as("no other line ends").doesNotContain("\n", "\r");

        var rows = Exports.rows(file, delimiter);
        assertThat(rows.getFirst().values()).containsExactlyElementsOf(COLUMNS);
        assertThat(rows.subList(1, rows.size()).stream().map(row -> row.get(0)))
                .as("in the order in which they were created")
                .containsExactlyElementsOf(
                        contacts.stream().map(contact -> contact.path("contactId").asString()).toList());
        var evil = rows.get(1);
        assertThat(evil.get(1)).isEqualTo("'=cmd|' /C calc'!A0 " + mark);
        assertThat(evil.get(2)).isEqualTo("'-1+1");
        assertThat(evil.get(3)).isEqualTo("'@SUM(A1), \"quoted\"; here");
        assertThat(evil.get(5)).as("E.164 is safe").isEqualTo("+4915123456789");
        assertThat(evil.get(8)).isEqualTo("00" + mark);
        assertThat(evil.get(9)).isEqualTo("'+plus " + mark + ", Support");
        assertThat(evil.get(10)).isEqualTo(contacts.getFirst().path("createdAt").asString());
        assertThat(evil.get(11)).isEqualTo(contacts.getFirst().path("updatedAt").asString());
        assertThat(rows.get(2).get(2)).isEqualTo("Zoë 😀");
        assertThat(rows.get(2).get(4)).isEmpty();
    }

    @Test
    void an_xlsx_file_has_text_cells_real_dates_and_a_frozen_bold_header() throws IOException {
        var contacts = threeContacts();
        var id = Exports.complete(stack.anna(), Map.of("format", "xlsx", "filter", Map.of("q", mark)));
        var file = Exports.file(stack.anna(), id).is(200);
        assertThat(file.header("Content-Disposition")).endsWith(".xlsx\"");
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file.body()))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(1);
            var sheet = workbook.getSheetAt(0);
            var header = sheet.getRow(0);
            for (var column = 0; column < COLUMNS.size(); column++) {
                assertThat(header.getCell(column).getStringCellValue()).isEqualTo(COLUMNS.get(column));
                assertThat(header.getCell(column).getCellStyle().getFont().getBold()).isTrue();
            }
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat((int) sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo(1);
            assertThat(sheet.getLastRowNum()).isEqualTo(contacts.size());
            var evil = sheet.getRow(1);
            assertThat(evil.cellIterator()).toIterable().filteredOn(cell -> cell.getColumnIndex() < 10).allSatisfy(
                    cell -> assertThat(cell.getCellType()).isEqualTo(CellType.STRING));
            assertThat(evil.getCell(1).getStringCellValue()).as("text cells run nothing").startsWith("=cmd");
            assertThat(evil.getCell(5).getStringCellValue()).isEqualTo("+4915123456789");
            assertThat(evil.getCell(8).getStringCellValue()).isEqualTo("00" + mark);
            assertThat(DateUtil.isCellDateFormatted(evil.getCell(10))).isTrue();
            assertThat(evil.getCell(10).getLocalDateTimeCellValue())
                    .isCloseTo(
                            utc(contacts.getFirst().path("createdAt").asString()),
                            org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.MILLIS));
        }
    }

    private static LocalDateTime utc(String time) {
        return LocalDateTime.ofInstant(Instant.parse(time), ZoneOffset.UTC);
    }

    @Test
    void a_file_holds_every_change_answered_before_it_was_asked_for() {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 20; i++) {
            var contact = stack.anna()
                    .post("/api/contacts", Map.of("lastName", "Snapshot " + mark))
                    .is(201)
                    .text("contactId");
            ids.add(contact);
            stack.anna().patch("/api/contacts/" + contact, Map.of("firstName", "Latest " + i)).is(200);
            var id = Exports.complete(stack.anna(), Map.of("format", "csv-comma", "filter", Map.of("contactIds", ids)));
            var rows = Exports.rows(Exports.file(stack.anna(), id).is(200), ',');
            assertThat(rows).hasSize(i + 2);
            assertThat(rows.getLast().get(0)).isEqualTo(contact);
            assertThat(rows.getLast().get(2)).isEqualTo("Latest " + i);
        }
        stack.anna().delete("/api/contacts/" + ids.getFirst()).is(204);
        var id = Exports.complete(stack.anna(), Map.of("format", "csv-comma", "filter", Map.of("contactIds", ids)));
        var without = Exports.file(stack.anna(), id).is(200);
        assertThat(without.bodyText()).doesNotContain(ids.getFirst()).contains(ids.get(1));

        var again = Exports.complete(stack.anna(), Map.of("format", "csv-comma", "filter", Map.of("contactIds", ids)));
        assertThat(Exports.file(stack.anna(), again).is(200).body())
                .as("the same state gives the same bytes")
                .isEqualTo(without.body());
    }

    @Test
    void filters_are_those_of_the_list_of_contacts() {
        threeContacts();
        var tag = tag("+plus " + mark);
        for (var filter : List.of(Map.of("tag", tag), Map.of("q", mark), Map.of("q", "zoe " + mark, "tag", tag))) {
            var query = new StringBuilder("/api/contacts?");
            filter.forEach((name, value) -> query.append(name).append('=').append(value.replace(" ", "%20")).append('&'));
            var listed = stack.anna().list(query.substring(0, query.length() - 1)).stream()
                    .map(contact -> contact.path("contactId").asString())
                    .toList();
            var id = Exports.complete(stack.anna(), Map.of("format", "csv-comma", "filter", filter));
            var rows = Exports.rows(Exports.file(stack.anna(), id).is(200), ',');
            assertThat(rows.stream().skip(1).map(row -> row.get(0))).containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    @Test
    void a_download_that_was_cut_goes_on_where_it_was() throws Exception {
        threeContacts();
        var id = Exports.complete(stack.anna(), Map.of("format", "csv-comma", "filter", Map.of("q", mark)));
        var path = "/api/exports/" + id + "/file";
        var whole = stack.anna().get(path).is(200);
        var sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole.body()));
        assertThat(whole.header("ETag")).isEqualTo("\"" + sha256 + "\"");
        var export = stack.anna().get("/api/exports/" + id).is(200).json();
        assertThat(export.path("sha256").asString()).isEqualTo(sha256);
        assertThat(export.path("bytes").asLong()).isEqualTo(whole.body().length);
        assertThat(export.path("rows").asLong()).isEqualTo(3);
        assertThat(export.path("createdBy").asString()).isEqualTo("anna");

        var rest = stack.anna().with("Range", "bytes=10-").with("If-Range", whole.header("ETag")).get(path).is(206);
        assertThat(rest.header("Content-Range"))
                .isEqualTo("bytes 10-%d/%d".formatted(whole.body().length - 1, whole.body().length));
        assertThat(new String(rest.body(), UTF_8))
                .isEqualTo(new String(whole.body(), 10, whole.body().length - 10, UTF_8));
        assertThat(stack.anna().with("Range", "bytes=0-4").get(path).is(206).body()).hasSize(5);
        stack.anna().with("Range", "bytes=10-").with("If-Range", "\"another\"").get(path).is(200);
        stack.anna().with("If-None-Match", whole.header("ETag")).get(path).is(304);
    }

    @Test
    void an_export_is_its_owners_and_the_admins() {
        var id = Exports.complete(stack.anna(), Map.of("format", "xlsx"));
        for (var person : List.of(stack.ben(), stack.olga())) {
            person.get("/api/exports/" + id).isRefused(404, "not-found");
            person.get("/api/exports/" + id + "/file").isRefused(404, "not-found");
            person.delete("/api/exports/" + id).isRefused(404, "not-found");
        }
        stack.ada().get("/api/exports/" + id + "/file").is(200);
        assertThat(stack.anna().get("/api/exports?limit=1").is(200).json().required("items").get(0)
                        .path("exportId").asString())
                .isEqualTo(id);
        assertThat(stack.ben().list("/api/exports")).noneMatch(export -> export.path("exportId").asString().equals(id));
        stack.anna().delete("/api/exports/" + id).is(204);
        stack.anna().get("/api/exports/" + id).isRefused(404, "not-found");
        stack.anna().get("/api/exports/" + id + "/file").isRefused(404, "not-found");
    }

    /** One that spreadsheets would run, one with letters of the world, and a plain one; oldest first. */
    private List<JsonNode> threeContacts() {
        var evil = make(Map.of(
                "displayName", "=cmd|' /C calc'!A0 " + mark,
                "firstName", "-1+1",
                "lastName", "@SUM(A1), \"quoted\"; here",
                "phone", "+49 151 23456789",
                "externalId", "00" + mark));
        var tags = Map.of("tags", List.of(tag("+plus " + mark), tag("Support")));
        evil = stack.anna().put("/api/contacts/" + evil.path("contactId").asString() + "/tags", tags).is(200).json();
        var plain = make(Map.of("firstName", "Zoë 😀", "lastName", "Łuk " + mark, "phone", "+48 601 234 567"));
        return List.of(evil, plain, make(Map.of("email", mark + "@example.org", "timeZone", "Europe/Warsaw")));
    }

    private JsonNode make(Map<String, String> contact) {
        return stack.anna().post("/api/contacts", contact).is(201).json();
    }

    /** The id of the tag of this name, which is made if there is none. */
    private String tag(String name) {
        return stack.anna().list("/api/tags").stream()
                .filter(tag -> tag.path("name").asString().equals(name))
                .findFirst()
                .orElseGet(() -> stack.olga().post("/api/tags", Map.of("name", name)).is(201).json())
                .path("tagId")
                .asString();
    }
}

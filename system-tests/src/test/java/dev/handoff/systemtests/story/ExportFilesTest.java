package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.Exports;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is in files of contacts, read by programs that did not write them. */
@StackTest
class ExportFilesTest {

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

    ExportFilesTest(Stack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @CsvSource({"csv-comma, ','", "csv-semicolon, ;"})
    void a_csv_file_is_what_a_parser_expects_and_runs_nothing_in_a_spreadsheet(String format, char delimiter) {
        var contacts = ThreeContacts.of(stack, mark);
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
                .containsExactlyElementsOf(contacts.stream()
                        .map(contact -> contact.path("contactId").asString())
                        .toList());
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
        var contacts = ThreeContacts.of(stack, mark);
        var id = Exports.complete(stack.anna(), Map.of("format", "xlsx", "filter", Map.of("q", mark)));
        var file = Exports.file(stack.anna(), id).is(200);
        assertThat(file.header("Content-Disposition")).endsWith(".xlsx\"");
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file.body()))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(1);
            var sheet = workbook.getSheetAt(0);
            var header = sheet.getRow(0);
            for (var column = 0; column < COLUMNS.size(); column++) {
                assertThat(header.getCell(column).getStringCellValue()).isEqualTo(COLUMNS.get(column));
                assertThat(header.getCell(column).getCellStyle().getFont().getBold())
                        .isTrue();
            }
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat((int) sheet.getPaneInformation().getHorizontalSplitPosition())
                    .isEqualTo(1);
            assertThat(sheet.getLastRowNum()).isEqualTo(contacts.size());
            var evil = sheet.getRow(1);
            assertThat(evil.cellIterator())
                    .toIterable()
                    .filteredOn(cell -> cell.getColumnIndex() < 10)
                    .allSatisfy(cell -> assertThat(cell.getCellType()).isEqualTo(CellType.STRING));
            assertThat(evil.getCell(1).getStringCellValue())
                    .as("text cells run nothing")
                    .startsWith("=cmd");
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
}

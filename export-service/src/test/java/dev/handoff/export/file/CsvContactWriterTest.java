package dev.handoff.export.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvContactWriterTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"CSV_SEMICOLON, ;", "CSV_COMMA, ','"})
    void a_parser_reads_back_what_was_written(FileFormat format, char delimiter) throws IOException {
        var records = read(Rows.write(format, folder.resolve("f"), Rows.MARIA), delimiter);

        assertThat(String.join("|", records.getFirst()))
                .isEqualTo(
                        "Contact ID|Display name|First name|Last name|Email|Phone|Language|Time zone|External ID|Tags"
                                + "|Created at|Updated at");
        assertThat(String.join("|", records.get(1)))
                .isEqualTo("c-1|María \"Mia\" Jansen|María|Jansen, geb. Müller|maria@example.org|+4930901820|de-DE"
                        + "|Europe/Berlin|007|Sales, VIP|2026-03-01T09:30:00.007Z|2026-11-22T23:59:59.999Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"", "a\"\"b", "a,b", "a;b", "a\nb", "a\rb", "a\r\n", " a ", "#a", "名 \uD83D\uDE00", "a'b"})
    void a_cell_may_hold_what_csv_is_made_of(String name) throws IOException {
        var contact = Rows.named(name);

        assertThat(read(Rows.write(FileFormat.CSV_COMMA, folder.resolve("c"), contact, contact), ',').stream()
                        .map(record -> record.get(1)))
                .containsExactly("Display name", name, name);
        assertThat(read(Rows.write(FileFormat.CSV_SEMICOLON, folder.resolve("s"), contact, contact), ';').stream()
                        .map(record -> record.get(1)))
                .containsExactly("Display name", name, name);
    }

    @Test
    void only_cells_that_need_quotes_have_them() throws IOException {
        assertThat(Files.readString(Rows.write(FileFormat.CSV_SEMICOLON, folder.resolve("s"), Rows.MARIA)))
                .contains(";María;Jansen, geb. Müller;")
                .contains(";\"María \"\"Mia\"\" Jansen\";");
        assertThat(Files.readString(Rows.write(FileFormat.CSV_COMMA, folder.resolve("c"), Rows.MARIA)))
                .contains(",María,\"Jansen, geb. Müller\",");
    }

    @Test
    void lines_end_as_rfc_4180_wants_it_behind_a_byte_order_mark() throws IOException {
        var text = Files.readString(Rows.write(FileFormat.CSV_COMMA, folder.resolve("f"), Rows.named("Li Wei")));

        assertThat(text).startsWith("\uFEFFContact ID,");
        assertThat(text).endsWith("\r\nc-2,Li Wei,,,,,,,,,2026-03-01T09:30:00.007Z,2026-03-01T09:30:00.007Z\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://evil\";\"x\")"})
    void a_cell_that_a_spreadsheet_would_run_becomes_text(String formula) throws IOException {
        var records = read(Rows.write(FileFormat.CSV_SEMICOLON, folder.resolve("f"), Rows.named(formula)), ';');

        assertThat(records.get(1).get(1)).isEqualTo("'" + formula);
    }

    @Test
    void apostrophes_and_hyphens_within_a_name_stay() throws IOException {
        var records = read(Rows.write(FileFormat.CSV_COMMA, folder.resolve("f"), Rows.named("O'Neil-Smith")), ',');

        assertThat(records.get(1).get(1)).isEqualTo("O'Neil-Smith");
    }

    private static List<CSVRecord> read(Path file, char delimiter) throws IOException {
        var text = Files.readString(file).substring(1);
        var rfc4180 = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        try (var parser = CSVParser.parse(text, rfc4180)) {
            return parser.getRecords();
        }
    }
}

package dev.handoff.export.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.export.contactcopy.ContactRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxContactWriterTest {

    @TempDir
    Path folder;

    @Test
    void excel_reads_texts_as_texts_and_times_as_dates() throws IOException {
        try (var workbook = read(Rows.write(FileFormat.XLSX, file(), Rows.MARIA))) {
            var row = workbook.getSheet("Contacts").getRow(1);
            assertThat(row.getCell(5).getCellType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(5).getStringCellValue()).isEqualTo("+4930901820");
            assertThat(row.getCell(8).getStringCellValue()).isEqualTo("007");
            assertThat(row.getCell(1).getStringCellValue()).isEqualTo("María \"Mia\" Jansen");
            assertThat(DateUtil.isCellDateFormatted(row.getCell(10))).isTrue();
            assertThat(row.getCell(10).getLocalDateTimeCellValue())
                    .isEqualTo(LocalDateTime.ofInstant(Rows.CREATED, ZoneOffset.UTC));
            assertThat(row.getCell(11).getLocalDateTimeCellValue())
                    .isEqualTo(LocalDateTime.ofInstant(Rows.UPDATED, ZoneOffset.UTC));
        }
    }

    @Test
    void the_header_is_bold_and_does_not_scroll_away() throws IOException {
        try (var workbook = read(Rows.write(FileFormat.XLSX, file()))) {
            var sheet = workbook.getSheetAt(0);
            var header = sheet.getRow(0);
            assertThat(IntStream.range(0, 12).mapToObj(i -> header.getCell(i).getStringCellValue()))
                    .containsExactlyElementsOf(
                            Column.ALL.stream().map(Column::header).toList());
            assertThat(header.getCell(0).getCellStyle().getFont().getBold()).isTrue();
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
        }
    }

    @Test
    void what_does_not_fit_a_sheet_goes_on_on_the_next() throws IOException {
        var contacts = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> Rows.named("c-" + i, "Contact " + i))
                .toArray(ContactRow[]::new);
        try (var workbook = read(Rows.write(new XlsxContactWriter(file(), 2), file(), contacts))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(3);
            assertThat(workbook.getSheet("Contacts").getLastRowNum()).isEqualTo(2);
            var last = workbook.getSheet("Contacts 3");
            assertThat(last.getRow(0).getCell(0).getStringCellValue()).isEqualTo("Contact ID");
            assertThat(last.getRow(1).getCell(0).getStringCellValue()).isEqualTo("c-5");
        }
    }

    @Test
    void a_sheet_takes_as_many_rows_as_excel_allows() {
        assertThat(XlsxContactWriter.ROWS_OF_A_SHEET).isEqualTo(1_048_575);
    }

    @Test
    void what_excel_cannot_hold_is_left_out_and_what_looks_like_its_codes_stays() throws IOException {
        var name = "a\u0000b\u0007c\uD800d _x0041_ \uD83D\uDE00";
        try (var workbook = read(Rows.write(FileFormat.XLSX, file(), Rows.named(name)))) {
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(1).getStringCellValue())
                    .isEqualTo("abcd _x0041_ \uD83D\uDE00");
        }
    }

    @Test
    void a_text_longer_than_a_cell_is_cut_but_no_character_in_half() throws IOException {
        var name = "x".repeat(XlsxText.LONGEST_CELL - 1) + "\uD83D\uDE00";
        try (var workbook = read(Rows.write(FileFormat.XLSX, file(), Rows.named(name)))) {
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(1).getStringCellValue())
                    .isEqualTo("x".repeat(XlsxText.LONGEST_CELL - 1));
        }
    }

    @Test
    void the_same_contacts_give_the_same_bytes_whenever_and_wherever() throws IOException {
        var before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            var one = Rows.write(FileFormat.XLSX, folder.resolve("one"), Rows.MARIA);
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            var other = Rows.write(FileFormat.XLSX, folder.resolve("other"), Rows.MARIA);
            assertThat(one).hasSameBinaryContentAs(other);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private Path file() {
        return folder.resolve("contacts.xlsx");
    }

    private static XSSFWorkbook read(Path file) throws IOException {
        return (XSSFWorkbook) WorkbookFactory.create(file.toFile(), null, true);
    }
}

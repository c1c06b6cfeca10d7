package dev.handoff.export.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.handoff.export.contactcopy.ContactRow;
import dev.handoff.starter.json.MillisecondInstants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** RFC 4180 in UTF-8 with a byte order mark, without which Excel takes it for the local code page. */
final class CsvContactWriter implements ContactWriter {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Writer out;
    private final CsvWriter csv;

    CsvContactWriter(Path file, char delimiter) throws IOException {
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        out.write(BYTE_ORDER_MARK);
        csv = CsvWriter.builder()
                .fieldSeparator(delimiter)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out);
        csv.writeRecord(Column.ALL.stream().map(Column::header).toList());
    }

    @Override
    public void write(ContactRow row) throws IOException {
        try {
            csv.writeRecord(Column.ALL.stream().map(column -> cell(column, row)).toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void finish() throws IOException {
        csv.close();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static String cell(Column column, ContactRow row) {
        return switch (column) {
            case Column.Text text when text.equals(Column.PHONE) -> text.of(row);
            case Column.Text text -> harmless(text.of(row));
            case Column.Time time -> MillisecondInstants.format(time.of(row));
        };
    }

    /**
     * A spreadsheet runs a cell that begins like a formula, so a contact could run code on the computer of whoever opens
     * the file (CSV injection, as OWASP describes it). A leading apostrophe makes it text.
     */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}

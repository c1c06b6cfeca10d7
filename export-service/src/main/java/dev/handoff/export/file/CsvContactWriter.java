package dev.handoff.export.file;

import dev.handoff.export.contactcopy.ContactRow;
import dev.handoff.starter.json.MillisecondInstants;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** RFC 4180 in UTF-8 with a byte order mark, without which Excel takes it for the local code page. */
final class CsvContactWriter implements ContactWriter {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int BUFFER = 1 << 16;

    private final Sha256 hash;
    private final OutputStream out;
    private final char delimiter;

    CsvContactWriter(Path file, char delimiter) throws IOException {
        this.delimiter = delimiter;
        hash = new Sha256(Files.newOutputStream(file));
        out = new BufferedOutputStream(hash, BUFFER);
        out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        writeLine(Column::header);
    }

    @Override
    public void write(ContactRow row) throws IOException {
        writeLine(column -> cell(column, row));
    }

    @Override
    public String finish() throws IOException {
        out.close();
        return hash.hex();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void writeLine(Function<Column, String> cells) throws IOException {
        var line = new StringBuilder(512);
        for (var column : Column.ALL) line.append(quoted(cells.apply(column))).append(delimiter);
        line.setLength(line.length() - 1);
        out.write(line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private String quoted(String cell) {
        var plain = cell.indexOf(delimiter) < 0
                && cell.indexOf('"') < 0
                && cell.indexOf('\r') < 0
                && cell.indexOf('\n') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
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

package dev.handoff.export.file;

import dev.handoff.export.contactcopy.ContactRow;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * An Excel workbook of text cells and real dates. Texts stand in their cells and not in the workbook's shared table,
 * which would have to be kept in memory; rows leave the memory every {@value #ROWS_IN_MEMORY}.
 */
final class XlsxContactWriter implements ContactWriter {

    /** What a sheet holds in Excel, less the header. */
    static final int ROWS_OF_A_SHEET = Worksheet.MAX_ROWS - 1;

    private static final int ROWS_IN_MEMORY = 1_000;
    private static final int WIDTH = 24;
    private static final String TIME_FORMAT = "yyyy-mm-dd hh:mm:ss.000";

    private final Path file;
    private final int rowsOfASheet;
    private final OutputStream out;
    private final Workbook workbook;
    private Worksheet sheet;
    private int sheets;
    private int row;

    XlsxContactWriter(Path file, int rowsOfASheet) throws IOException {
        this.file = file;
        this.rowsOfASheet = rowsOfASheet;
        out = new BufferedOutputStream(Files.newOutputStream(file));
        workbook = new Workbook(out, "Handoff", null);
        beginSheet();
    }

    @Override
    public void write(ContactRow contact) throws IOException {
        if (row == rowsOfASheet) beginSheet();
        row++;
        for (int cell = 0; cell < Column.ALL.size(); cell++) {
            switch (Column.ALL.get(cell)) {
                case Column.Text column -> writeText(cell, column.of(contact));
                case Column.Time column -> writeTime(cell, column.of(contact));
            }
        }
        if (row % ROWS_IN_MEMORY == 0) sheet.flush();
    }

    @Override
    public String finish() throws IOException {
        workbook.close();
        out.close();
        XlsxClock.stop(file);
        return Sha256.of(file);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void beginSheet() throws IOException {
        if (sheet != null) sheet.close();
        sheets++;
        row = 0;
        sheet = workbook.newWorksheet(sheets == 1 ? "Contacts" : "Contacts " + sheets);
        sheet.freezePane(0, 1);
        for (int cell = 0; cell < Column.ALL.size(); cell++) {
            writeHeader(cell, Column.ALL.get(cell).header());
        }
    }

    private void writeHeader(int cell, String header) {
        sheet.width(cell, WIDTH);
        sheet.inlineString(0, cell, header);
        sheet.style(0, cell).bold().set();
    }

    private void writeText(int cell, String text) {
        if (!text.isEmpty()) sheet.inlineString(row, cell, XlsxText.of(text));
    }

    private void writeTime(int cell, Instant time) {
        sheet.value(row, cell, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        sheet.style(row, cell).format(TIME_FORMAT).set();
    }
}

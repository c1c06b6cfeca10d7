package dev.handoff.export.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Path;

/** What an export can be. */
public enum FileFormat {
    @JsonProperty("xlsx")
    XLSX("xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    @JsonProperty("csv-semicolon")
    CSV_SEMICOLON("csv-semicolon", "csv", "text/csv;charset=UTF-8"),
    @JsonProperty("csv-comma")
    CSV_COMMA("csv-comma", "csv", "text/csv;charset=UTF-8");

    private final String id;
    private final String extension;
    private final String mediaType;

    FileFormat(String id, String extension, String mediaType) {
        this.id = id;
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** Its name in JSON and in the database. */
    public String id() {
        return id;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /**
     * The format of an {@link #id}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static FileFormat of(String id) {
        for (var format : values()) if (format.id.equals(id)) return format;
        throw new IllegalArgumentException("no format " + id);
    }

    ContactWriter open(Path file) throws IOException {
        return switch (this) {
            case XLSX -> new XlsxContactWriter(file, XlsxContactWriter.ROWS_OF_A_SHEET);
            case CSV_SEMICOLON -> new CsvContactWriter(file, ';');
            case CSV_COMMA -> new CsvContactWriter(file, ',');
        };
    }
}

package dev.handoff.export.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * Takes the time of writing out of a workbook, so that the same contacts give the same bytes: the writing library puts
 * it among the document's properties and cannot be told not to. What is compressed is copied as it is.
 */
final class XlsxClock {

    /** Before 1980, where a zip's local times begin: those become the same zero in every time zone. */
    private static final FileTime ZERO = FileTime.from(Instant.EPOCH);

    private static final String PROPERTIES = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
            xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Handoff</dc:creator></cp:coreProperties>
            """;

    private XlsxClock() {}

    static void stop(Path workbook) throws IOException {
        try (var zip = FileSystems.newFileSystem(workbook)) {
            Files.writeString(zip.getPath("docProps", "core.xml"), PROPERTIES);
            try (var entries = Files.walk(zip.getPath("/"))) {
                for (var entry : entries.filter(Files::isRegularFile).toList()) Files.setLastModifiedTime(entry, ZERO);
            }
        }
    }
}

package dev.handoff.localstack.backup;

import dev.handoff.localstack.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup says about itself.
 *
 * @param format which form the file has; {@value #FORMAT} is the one that this reads
 * @param madeAt RFC 3339
 * @param databases by the names of their services
 */
record Manifest(int format, String madeAt, Map<String, Database> databases) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * One database.
     *
     * @param position of the last event in it; 0 where there is no store
     * @param migrations what made its tables: the version and the checksum of each
     * @param rows of each table
     */
    record Database(long position, List<String> migrations, Map<String, Long> rows) {}

    static Manifest read(InputStream json) throws IOException {
        var manifest = JSON.readValue(json.readAllBytes(), Manifest.class);
        if (manifest.format() != FORMAT) {
            throw new Refused(
                    "The backup has the form %d.".formatted(manifest.format()),
                    "Restore it with the version that made it.");
        }
        return manifest;
    }

    byte[] write() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }
}

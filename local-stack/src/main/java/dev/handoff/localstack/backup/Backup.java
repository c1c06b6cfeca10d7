package dev.handoff.localstack.backup;

import dev.handoff.localstack.Addresses;
import dev.handoff.localstack.Refused;
import dev.handoff.localstack.Settings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** {@code backup FILE}: all databases as of one moment, in a zip file, while everything runs. */
public final class Backup {

    private final Addresses addresses;
    private final Consumer<String> out;
    private final long begun = System.nanoTime();

    public Backup(Settings settings, Consumer<String> out) {
        this.addresses = new Addresses(settings);
        this.out = out;
    }

    /**
     * Writes the file, whole or not at all; only its owner may read it.
     *
     * @throws Refused if there is such a file already, or a database is away
     */
    public void run(Path file) throws IOException, SQLException {
        if (Files.exists(file)) throw new Refused(file + " is there already.", "Give another name.");
        var half = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(half);
            var manifest = write(half);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            out.accept("Backed up to %s, %,d KiB: position %d of inbox and %d of contacts, in %.1f s."
                    .formatted(
                            file,
                            Files.size(file) / 1024,
                            manifest.databases().get("inbox").position(),
                            manifest.databases().get("contacts").position(),
                            Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1_000.0));
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private Manifest write(Path half) throws IOException, SQLException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var moment = new OneMoment(addresses);
                var channel = FileChannel.open(half, options, owner);
                var zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)))) {
            out.accept("Commands waited for %d ms.".formatted(moment.held().toMillis()));
            var databases = new LinkedHashMap<String, Manifest.Database>();
            for (var name : Addresses.DATABASES) databases.put(name, write(name, moment.tables(name), zip));
            var now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
            var manifest = new Manifest(Manifest.FORMAT, now, databases);
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            zip.write(manifest.write());
            zip.finish();
            zip.flush();
            channel.force(true);
            return manifest;
        }
    }

    private static Manifest.Database write(String database, Tables tables, ZipOutputStream zip)
            throws IOException, SQLException {
        var rows = new LinkedHashMap<String, Long>();
        for (var table : tables.names()) {
            zip.putNextEntry(new ZipEntry(database + "/" + table));
            rows.put(table, tables.copyOut(table, zip));
            zip.closeEntry();
        }
        return new Manifest.Database(tables.position(), tables.migrations(), rows);
    }
}

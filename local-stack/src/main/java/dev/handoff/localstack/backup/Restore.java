package dev.handoff.localstack.backup;

import dev.handoff.localstack.Addresses;
import dev.handoff.localstack.Refused;
import dev.handoff.localstack.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * {@code restore FILE}: puts the databases back to the moment of a backup, and the topics with them, which are ahead of
 * it. The services are down; PostgreSQL and Kafka are up.
 */
public final class Restore {

    private static final long POLL_MS = 100;
    private static final int POLLS = 100;
    private static final List<String> STORES = List.of("inbox", "contacts");

    private final Settings settings;
    private final Addresses addresses;
    private final Consumer<String> out;

    public Restore(Settings settings, Consumer<String> out) {
        this.settings = settings;
        this.addresses = new Addresses(settings);
        this.out = out;
    }

    /** @throws Refused if the file is no backup, or of a form that is not known */
    public void look(Path file) throws IOException {
        try (var zip = open(file)) {
            Manifest.read(zip.getInputStream(entry(zip, Manifest.ENTRY)));
        }
    }

    /** Whether the services have made their tables, which a backup does not hold. */
    public boolean hasTables() throws SQLException {
        for (var database : Addresses.DATABASES) {
            try (var connection = addresses.connect(database)) {
                if (new Tables(connection).migrations().isEmpty()) return false;
            }
        }
        return true;
    }

    /**
     * Restores from a file: the databases all or none, then the topics.
     *
     * @throws Refused if the file is no backup, was made by other tables, or somebody is at work on a database
     */
    public void from(Path file) throws IOException, SQLException, InterruptedException, ExecutionException {
        try (var zip = open(file)) {
            var manifest = Manifest.read(zip.getInputStream(entry(zip, Manifest.ENTRY)));
            inAll((database, tables) ->
                    load(database, tables, manifest.databases().get(database), zip));
            out.accept("Restored %s: position %d of inbox and %d of contacts, of %s."
                    .formatted(
                            file,
                            manifest.databases().get("inbox").position(),
                            manifest.databases().get("contacts").position(),
                            manifest.madeAt()));
            sayTopics();
        }
    }

    /**
     * After the databases went back by other means, each perhaps to another moment: empties the copies, which may be
     * ahead, and the topics.
     */
    public void topicsOnly() throws IOException, SQLException, InterruptedException, ExecutionException {
        inAll((database, tables) -> {
            if (database.equals("inbox")) tables.execute("truncate contact_copy, conversation_contacts");
            if (database.equals("exports")) tables.execute("truncate contact");
        });
        sayTopics();
    }

    private void sayTopics() {
        out.accept("The topics are empty: as soon as the services run, everything is published again.");
    }

    private interface Work {
        void on(String database, Tables tables) throws SQLException, IOException;
    }

    private void inAll(Work work) throws IOException, SQLException, InterruptedException, ExecutionException {
        var connections = new LinkedHashMap<String, Connection>();
        try (var topics = new FreshTopics(addresses.kafka())) {
            for (var database : Addresses.DATABASES) connections.put(database, addresses.connect(database));
            for (var database : connections.entrySet()) {
                var tables = new Tables(database.getValue());
                refuseIfInUse(database.getKey(), tables);
                database.getValue().setAutoCommit(false);
                work.on(database.getKey(), tables);
                beginAnew(database.getKey(), tables);
            }
            for (var connection : connections.values()) connection.commit();
            topics.make();
        } finally {
            for (var connection : connections.values()) connection.close();
        }
    }

    private void load(String database, Tables tables, Manifest.Database backup, ZipFile zip)
            throws SQLException, IOException {
        if (backup == null || !backup.migrations().equals(tables.migrations())) {
            throw new Refused(
                    "The backup of %s was made by another version: its tables are not these.".formatted(database),
                    "Restore it with that version, then start this one.");
        }
        tables.clear();
        for (var table : tables.names()) {
            var rows = tables.copyIn(table, zip.getInputStream(entry(zip, database + "/" + table)));
            if (rows != backup.rows().getOrDefault(table, -1L)) {
                throw new Refused("The backup has not all rows of %s %s.".formatted(database, table), "Take another.");
            }
        }
        tables.advanceNumbers();
    }

    /** What follows the topics, or makes them, starts from their beginning. */
    private void beginAnew(String database, Tables tables) throws SQLException {
        // what replays were filling is of another time
        for (var copy : tables.texts("select quote_ident(nspname) from pg_namespace where nspname like 'replay\\_%'")) {
            tables.execute("drop schema " + copy + " cascade");
        }
        tables.execute("delete from replays where status <> 'done'");
        // what waited is on the topics again, at other offsets
        tables.execute("delete from dead_letters where stream <> 'events' or source = 'kafka-publisher'");
        if (STORES.contains(database)) {
            tables.execute("delete from token_entry where processor_name = 'kafka-publisher'");
            tables.execute("update token_entry set owner = null");
        } else {
            tables.execute("truncate consumed_offset");
            expireLostFiles(tables);
        }
    }

    /** Files of exports are not in a backup. */
    private void expireLostFiles(Tables tables) throws SQLException {
        if (!addresses.areLocal()) return;
        for (var file : tables.texts("select file from export_job where status = 'completed' and file is not null")) {
            if (Files.exists(settings.folder("exports").resolve(file))) continue;
            try (var update = tables.connection()
                    .prepareStatement("update export_job set status = 'expired', file = null where file = ?")) {
                update.setString(1, file);
                update.executeUpdate();
            }
        }
    }

    /** Connections of services that have just ended go within a moment. */
    private static void refuseIfInUse(String database, Tables tables) throws SQLException, InterruptedException {
        for (var look = 0; look < POLLS; look++) {
            var others = tables.texts("""
                    select count(*)::text from pg_stat_activity
                    where datname = current_database() and usename = current_user and pid <> pg_backend_pid()""");
            if (others.equals(List.of("0"))) return;
            Thread.sleep(POLL_MS);
        }
        throw new Refused("Somebody is at work on the database of " + database + ".", "Stop the services first.");
    }

    private static ZipFile open(Path file) {
        try {
            return new ZipFile(file.toFile());
        } catch (IOException noZip) {
            throw new Refused(
                    "%s is no backup: %s.".formatted(file, noZip.getMessage()), "Give a file of ./handoff backup");
        }
    }

    private static ZipEntry entry(ZipFile zip, String name) {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new Refused("%s is not in %s.".formatted(name, zip.getName()), "Give a file of ./handoff backup");
        }
        return entry;
    }
}

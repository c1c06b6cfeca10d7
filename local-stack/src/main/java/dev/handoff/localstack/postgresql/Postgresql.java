package dev.handoff.localstack.postgresql;

import dev.handoff.localstack.Folders;
import dev.handoff.localstack.Launch;
import dev.handoff.localstack.Listening;
import dev.handoff.localstack.LogFile;
import dev.handoff.localstack.Port;
import dev.handoff.localstack.Program;
import dev.handoff.localstack.Refused;
import dev.handoff.localstack.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real PostgreSQL, with its durability on: what a service has answered survives a power cut. */
public final class Postgresql implements Program {

    private static final Map<String, String> CONFIGURATION = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            // Each instance of a service takes up to 16.
            Map.entry("max_connections", "200"),
            // The system's cache does the rest.
            Map.entry("shared_buffers", "64MB"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            // A socket's path may be 107 bytes long, a checkout's any length.
            Map.entry("unix_socket_directories", ""));

    private static final String BINARIES = "postgresql-18.6";

    private final Settings settings;
    private final Path data;
    private final Binaries binaries;

    public Postgresql(Settings settings) {
        this.settings = settings;
        this.data = settings.folder("postgresql");
        this.binaries = new Binaries(
                settings.folder("programs").resolve(BINARIES),
                settings.built("local-stack").resolve(BINARIES));
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String address() {
        return "postgresql://%s:%s@localhost:%d"
                .formatted(Databases.ROLE, Databases.PASSWORD, settings.port(Port.POSTGRESQL));
    }

    @Override
    public int floor() {
        return 0;
    }

    @Override
    public List<Listening> ports() {
        return List.of(settings.port(Port.POSTGRESQL, 1));
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(new LogFile(settings.home(), name()).path().getParent());
        binaries.provide();
        if (!Files.exists(data)) {
            createCluster();
        }
    }

    /** Beside its place first: a folder that is there is whole. */
    private void createCluster() throws IOException {
        var half = settings.folder("postgresql.new");
        Folders.remove(half);
        var password = Files.writeString(settings.folder("run").resolve("postgresql.password"), Databases.PASSWORD);
        var log = new LogFile(settings.home(), name());
        var initdb = new ProcessBuilder(Unprivileged.command(List.of(
                        binaries.program("initdb").toString(),
                        "--pgdata=" + half,
                        "--username=" + Databases.SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        // The same order and the same lower() on every machine.
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        try {
            if (initdb.start().waitFor() != 0) {
                log.tail(0, 10).forEach(System.err::println);
                throw new Refused("PostgreSQL cannot make its data folder.", "See " + log.path() + ".");
            }
        } catch (InterruptedException stopped) {
            throw new IOException("stopped while making the data folder", stopped);
        } finally {
            Files.delete(password);
        }
        Files.move(half, data);
    }

    /**
     * After a crash of the machine the old process id may be a stranger's, whom PostgreSQL would take for itself. Only
     * then: otherwise the file keeps a second server away from what the first left in shared memory.
     */
    private void forgetStranger() throws IOException {
        var server = PidFile.in(data).flatMap(file -> ProcessHandle.of(file.pid()));
        if (server.isPresent() && !server.get().info().commandLine().orElse("").contains(data.toString())) {
            Files.deleteIfExists(data.resolve(PidFile.NAME));
        }
    }

    @Override
    public Process start() throws IOException {
        forgetStranger();
        var server = new ArrayList<>(List.of(binaries.program("postgres").toString(), "-D", data.toString()));
        server.addAll(List.of("-p", String.valueOf(settings.port(Port.POSTGRESQL))));
        server.addAll(List.of("-h", settings.bind()));
        CONFIGURATION.forEach((name, value) -> server.addAll(List.of("-c", name + "=" + value)));
        return Launch.start(
                settings, name(), Unprivileged.command(Unprivileged.detached(server)), settings.environment());
    }

    @Override
    public boolean ready(ProcessHandle process) {
        return PidFile.in(data)
                .filter(file -> file.pid() == process.pid() && file.ready())
                .isPresent();
    }

    @Override
    public void open() {
        new Databases(settings.port(Port.POSTGRESQL)).create();
    }

    /** Its "fast" shutdown: it does not wait for clients to leave, and loses nothing. */
    @Override
    public void stop(ProcessHandle process) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -INT " + process.pid()).start();
        } catch (IOException noShell) {
            process.destroy();
        }
    }
}

package dev.handoff.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What runs: a file with the process id of each program, and the lock that the running {@code up} holds. The lock goes
 * with its process, so that not even kill -9 leaves one behind.
 */
public final class RunFolder {

    private static final String UP = "up";
    private static final String ENVIRONMENT = "environment";

    private final Path home;
    private final Path folder;

    public RunFolder(Path home) {
        this.home = home;
        this.folder = home.resolve("run");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Path pidFile(String name) {
        return file(name + ".pid");
    }

    /** The running process of a program of this stack. */
    public Optional<ProcessHandle> process(String name) {
        return pid(name).flatMap(ProcessHandle::of).filter(this::isOurs);
    }

    /**
     * A process id may have passed on to a stranger, so the command line has to speak of this data folder (all of ours
     * do). That of a zombie is empty.
     */
    private boolean isOurs(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().orElse("").contains(home.toString());
    }

    private Optional<Long> pid(String name) {
        try {
            return Optional.of(Long.valueOf(Files.readString(pidFile(name)).strip()));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Makes this process the running {@code up}, until it ends; empty when there is one already. */
    Optional<FileChannel> lock() throws IOException {
        Files.createDirectories(folder);
        var channel = FileChannel.open(file("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel)) {
            Files.writeString(pidFile(UP), ProcessHandle.current().pid() + "\n");
            return Optional.of(channel);
        }
        channel.close();
        return Optional.empty();
    }

    /** Writes down what the running {@code up} was told, so that other commands find its ports without being told. */
    void remember(Map<String, String> environment) throws IOException {
        var told = new Properties();
        environment.forEach((name, value) -> {
            if (name.startsWith("HANDOFF_") && !name.contains("PASSWORD") && !name.contains("SECRET")) {
                told.setProperty(name, value);
            }
        });
        try (var writer = Files.newBufferedWriter(file(ENVIRONMENT))) {
            told.store(writer, null);
        }
    }

    /** What the last {@code up} was told, over what this process was told. */
    Map<String, String> over(Map<String, String> environment) {
        var told = new Properties();
        try (var reader = Files.newBufferedReader(file(ENVIRONMENT))) {
            told.load(reader);
        } catch (IOException neverUp) {
            return environment;
        }
        var both = new HashMap<>(environment);
        told.stringPropertyNames().forEach(name -> both.put(name, told.getProperty(name)));
        return both;
    }

    /** With the programs of the last {@code up}, which may have been killed. */
    Settings asItWas(Settings settings) {
        return settings.with(over(settings.environment()));
    }

    /** Has the running {@code up} start a program again at once when it ends. */
    void expectEnd(String name) throws IOException {
        Files.writeString(file(name + ".roll"), "");
    }

    /** Whether the end of a program was asked for; true once. */
    boolean wasExpected(String name) throws IOException {
        return Files.deleteIfExists(file(name + ".roll"));
    }

    /** Forgets it after an orderly stop. */
    void forget() throws IOException {
        Files.deleteIfExists(file(ENVIRONMENT));
    }

    /** Whether an {@code up} runs. */
    boolean isLocked() {
        if (!Files.exists(file("lock"))) {
            return false;
        }
        try (var channel = FileChannel.open(file("lock"), StandardOpenOption.WRITE)) {
            return !tryLock(channel);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The process of the running {@code up}. */
    Optional<ProcessHandle> up() {
        return isLocked() ? pid(UP).flatMap(ProcessHandle::of) : Optional.empty();
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }
}

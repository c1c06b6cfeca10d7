package dev.handoff.systemtests.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.regex.Pattern;

/** What the compilers of JVMs take of the processor, as Linux tells it of their threads. */
final class Compilers {

    private static final Pattern NAME = Pattern.compile("C[12] CompilerThre.*");
    /** Of the kernel's times, in all that Linux runs on today. */
    private static final long TICKS_A_SECOND = 100;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private Compilers() {}

    /** How long they have worked; 0 where nobody tells. A JVM ends threads that have nothing to do: theirs is lost. */
    static Duration worked(Collection<Long> pids) {
        return pids.stream()
                .map(pid -> Path.of("/proc", pid.toString(), "task"))
                .filter(Files::isDirectory)
                .map(Compilers::worked)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration worked(Path threads) {
        var ticks = 0L;
        try (var all = Files.newDirectoryStream(threads)) {
            for (var thread : all) ticks += ticks(thread);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Duration.ofSeconds(ticks).dividedBy(TICKS_A_SECOND);
    }

    private static long ticks(Path thread) throws IOException {
        try {
            if (!NAME.matcher(Files.readString(thread.resolve("comm")).strip()).matches()) return 0;
            var stat = Files.readString(thread.resolve("stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
        } catch (NoSuchFileException _) {
            return 0; // has ended meanwhile
        }
    }
}

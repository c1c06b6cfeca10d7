package dev.handoff.systemtests.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What processes hold in memory, as Linux tells it. */
final class Memory {

    private static final double KIB_OF_A_MIB = 1_024;

    private Memory() {}

    /** MiB that are resident of these processes; what they share counts for each. */
    static double resident(Collection<Long> pids) throws IOException {
        return sum(pids, "Rss:");
    }

    /** As {@link #resident}, but what they share counts once. */
    static double proportional(Collection<Long> pids) throws IOException {
        return sum(pids, "Pss:");
    }

    /** These and all that they have started. */
    static List<Long> withChildren(Collection<Long> pids) {
        return pids.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid)
                .distinct()
                .toList();
    }

    private static double sum(Collection<Long> pids, String name) throws IOException {
        var kib = 0L;
        for (var pid : pids) {
            try {
                for (var line : Files.readAllLines(Path.of("/proc", pid.toString(), "smaps_rollup")))
                    if (line.startsWith(name)) kib += Long.parseLong(line.replaceAll("\\D", ""));
            } catch (NoSuchFileException _) {
                // has ended meanwhile
            }
        }
        return kib / KIB_OF_A_MIB;
    }
}

package dev.handoff.localstack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.List;

/** {@code logs NAME}: what a program has written; {@code -f} goes on as it writes more. */
final class Logs {

    private static final long POLL_MS = 200;

    private final Settings settings;
    private final List<Program> programs;

    Logs(Settings settings, List<Program> programs) {
        this.settings = settings;
        this.programs = programs;
    }

    void run(String name, boolean follow) throws IOException, InterruptedException {
        var names = programs.stream().map(Program::name).toList();
        if (!names.contains(name)) {
            throw new Refused("There is no \"" + name + "\".", "One of: " + String.join(", ", names));
        }
        var path = new LogFile(settings.home(), name).path();
        if (!Files.exists(path)) {
            throw new Refused(name + " has written nothing yet.", "Start the stack: ./handoff up");
        }
        try (var log = new RandomAccessFile(path.toFile(), "r")) {
            print(log);
            while (follow && !System.out.checkError()) {
                Thread.sleep(POLL_MS);
                print(log);
            }
        }
    }

    private static void print(RandomAccessFile log) throws IOException {
        if (log.length() < log.getFilePointer()) {
            log.seek(0); // it was emptied
        }
        var buffer = new byte[8_192];
        for (var read = log.read(buffer); read > 0; read = log.read(buffer)) {
            System.out.write(buffer, 0, read);
        }
        System.out.flush();
    }
}

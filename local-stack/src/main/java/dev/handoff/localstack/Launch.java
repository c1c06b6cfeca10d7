package dev.handoff.localstack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts programs. The little shell in front writes down the process id before the program exists, so that none can be
 * forgotten, and makes it deaf to the Ctrl-C and the closed terminal that are meant for {@code up}: that one then stops
 * all of them in order.
 */
public final class Launch {

    private static final String SHELL = "echo $$ > \"$0\" && trap '' INT HUP && exec \"$@\"";

    private Launch() {}

    /**
     * A process whose output goes to the program's log.
     *
     * @param environment the whole of it; nothing is inherited
     */
    public static Process start(Settings settings, String name, List<String> command, Map<String, String> environment)
            throws IOException {
        var log = new LogFile(settings.home(), name);
        var pidFile = new RunFolder(settings.home()).pidFile(name);
        Files.createDirectories(log.path().getParent());
        Files.createDirectories(pidFile.getParent());
        log.rotate();
        var all = new ArrayList<>(List.of("/bin/sh", "-c", SHELL, pidFile.toString()));
        all.addAll(command);
        var builder = new ProcessBuilder(all)
                .directory(settings.home().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}

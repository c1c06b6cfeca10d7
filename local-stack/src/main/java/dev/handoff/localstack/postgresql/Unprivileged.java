package dev.handoff.localstack.postgresql;

import com.sun.security.auth.module.UnixSystem;
import dev.handoff.localstack.Refused;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * PostgreSQL refuses to run as root, as which people run containers. In a user namespace of its own nobody is root, and
 * the files still belong to whoever they belong to.
 */
final class Unprivileged {

    private Unprivileged() {}

    /** The same command, so that it does not run as root. */
    static List<String> command(List<String> command) throws IOException {
        if (!isRoot()) {
            return command;
        }
        if (!namespacesWork()) {
            throw new Refused(
                    "PostgreSQL does not run as root, and this machine allows no user namespaces (unshare -U).",
                    "Start the stack as an ordinary user.");
        }
        var all = new ArrayList<>(List.of("unshare", "-U"));
        all.addAll(command);
        return all;
    }

    /** The same command in a session of its own where that can be had, so that no Ctrl-C reaches it. */
    static List<String> detached(List<String> command) {
        if (!isOnPath("setsid")) {
            return command;
        }
        var all = new ArrayList<>(List.of("setsid"));
        all.addAll(command);
        return all;
    }

    private static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    private static boolean namespacesWork() throws IOException {
        try {
            var probe = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            return isOnPath("unshare") && probe.start().waitFor() == 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isOnPath(String program) {
        return System.getenv("PATH") != null
                && Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}

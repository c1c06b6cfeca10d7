package dev.handoff.localstack;

import dev.handoff.localstack.backup.Restore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * {@code restore FILE}, {@code restore --topics}: asks, and starts of the stack what is needed for it. Data elsewhere has
 * to be up, and its services down.
 */
final class RestoreCommand {

    private static final List<String> DATA = List.of("postgresql", "kafka");

    private final Settings settings;
    private final BufferedReader answers;
    private final Terminal terminal;

    RestoreCommand(Settings settings, BufferedReader answers, Terminal terminal) {
        this.settings = settings;
        this.answers = answers;
        this.terminal = terminal;
    }

    /** @param arguments the file or {@code --topics}, and {@code -y} where the question has been answered already */
    void run(List<String> arguments) throws IOException, SQLException, InterruptedException, ExecutionException {
        var topicsOnly = arguments.contains("--topics");
        var file = arguments.stream()
                .filter(argument -> !argument.startsWith("-"))
                .map(Path::of)
                .findFirst();
        if (topicsOnly == file.isPresent()) {
            throw new Refused("What to restore is not clear.", "./handoff restore FILE, or ./handoff restore --topics");
        }
        if (file.isPresent() && !Files.isReadable(file.get())) {
            throw new Refused("There is no file " + file.get() + ".", "Make one: ./handoff backup FILE");
        }
        var restore = new Restore(settings, terminal::say);
        if (file.isPresent()) restore.look(file.get());
        refuseIfUp();
        ask(arguments.contains("-y"));
        if (!new Addresses(settings).areLocal()) {
            restore(restore, topicsOnly, file.orElse(null));
            return;
        }
        try (var interlude = new Interlude(settings, terminal)) {
            interlude.start(DATA);
            if (!restore.hasTables()) makeTables(interlude);
            restore(restore, topicsOnly, file.orElse(null));
            // What comes back is no new stack.
            Files.writeString(settings.folder("demo"), "restored\n");
        }
        terminal.say("Start it: ./handoff up");
    }

    /** Before anybody is asked anything. */
    private void refuseIfUp() {
        if (new RunFolder(settings.home()).isLocked()) throw Interlude.stackIsUp();
    }

    /** Only services know how: they are started once. */
    private static void makeTables(Interlude interlude) {
        interlude.start(Addresses.DATABASES).run();
    }

    private static void restore(Restore restore, boolean topicsOnly, Path file)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        if (topicsOnly) restore.topicsOnly();
        else restore.from(file);
    }

    private void ask(boolean sure) throws IOException {
        if (sure) return;
        terminal.say("This replaces what is in the databases, and empties the topics. Subscribers have to begin anew."
                + " Type yes to go on:");
        var answer = answers.readLine();
        if (answer == null || !answer.strip().equalsIgnoreCase("yes")) {
            throw new Refused("Nothing was changed.", "Answer yes, or say -y.");
        }
    }
}

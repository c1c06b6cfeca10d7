package dev.handoff.localstack;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** {@code reset}: throws all data away, so that the next {@code up} begins anew. Asks first. */
final class Reset {

    /** Only what the stack has made: the data folder may be one that holds other things too. */
    private static final List<String> OURS = List.of(
            "postgresql", "kafka", "identity", "gateway", "inbox", "exports", "logs", "programs", "run", "demo");

    private final Settings settings;
    private final BufferedReader answers;
    private final Terminal terminal;

    Reset(Settings settings, BufferedReader answers, Terminal terminal) {
        this.settings = settings;
        this.answers = answers;
        this.terminal = terminal;
    }

    /** @param sure whether the question has been answered already ({@code -y}) */
    void run(boolean sure) throws IOException {
        if (new RunFolder(settings.home()).isLocked()) {
            throw new Refused("The stack is up.", "Stop it first: ./handoff down");
        }
        if (!sure && !isSure()) {
            throw new Refused("Nothing was thrown away.", "Answer yes, or run: ./handoff reset -y");
        }
        for (var name : OURS) {
            Folders.remove(settings.folder(name));
        }
        terminal.say("All data in " + settings.home() + " is gone.");
    }

    private boolean isSure() throws IOException {
        terminal.say("This throws away every conversation, contact and export in " + settings.home()
                + ". Type yes to go on:");
        var answer = answers.readLine();
        return answer != null && answer.strip().equalsIgnoreCase("yes");
    }
}

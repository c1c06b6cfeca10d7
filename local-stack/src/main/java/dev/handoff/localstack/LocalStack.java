package dev.handoff.localstack;

import dev.handoff.localstack.api.Tokens;
import dev.handoff.localstack.backup.Backup;
import dev.handoff.localstack.check.Check;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** What {@code ./handoff} runs: one command, then the end. */
public final class LocalStack {

    private final Terminal terminal = new Terminal();
    private final Settings settings;
    private final RunFolder run;
    private final List<Program> programs;

    private LocalStack(Settings settings) {
        this.settings = settings;
        this.run = new RunFolder(settings.home());
        this.programs = Programs.of(settings);
    }

    /** The command and its arguments; the system property {@code handoff.checkout} says where the services are. */
    public static void main(String[] arguments) throws InterruptedException {
        // Kafka's client library would tell its settings.
        System.setProperty("logback.configurationFile", "logback-commands.xml");
        var checkout = Path.of(System.getProperty("handoff.checkout", "")).toAbsolutePath();
        var workingFolder = Path.of("").toAbsolutePath();
        try {
            var given = Settings.of(checkout, workingFolder, System.getenv());
            var isStart = arguments.length > 0 && List.of("up", "restore").contains(arguments[0]);
            var settings =
                    isStart ? Scale.asked(given, Arrays.asList(arguments)) : new RunFolder(given.home()).asItWas(given);
            System.exit(new LocalStack(settings).run(Arrays.asList(arguments)));
        } catch (Refused refused) {
            System.err.println("handoff: " + refused.getMessage());
            System.exit(1);
        } catch (IOException | SQLException | ExecutionException | RuntimeException failure) {
            System.err.println("handoff: something went wrong: " + failure);
            System.exit(1);
        }
    }

    private int run(List<String> arguments) throws IOException, SQLException, InterruptedException, ExecutionException {
        var command = arguments.isEmpty() ? "help" : arguments.getFirst();
        var rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        switch (command) {
            case "up" -> new Up(settings, programs, terminal).run();
            case "train" -> new Training(settings, terminal).run();
            case "down" -> new Down(run, programs, terminal).run();
            case "status" -> {
                return status();
            }
            case "roll" -> new Roll(run, programs, terminal).run(rest);
            case "logs" -> new Logs(settings, programs).run(argument(rest, "logs NAME [-f]"), rest.contains("-f"));
            case "reset" -> new Reset(settings, standardInput(), terminal).run(rest.contains("-y"));
            case "token" -> token(argument(rest, "token NAME"));
            case "check" -> {
                return new Check(settings, terminal::say).run() ? 0 : 1;
            }
            case "backup" -> new Backup(settings, terminal::say).run(Path.of(argument(rest, "backup FILE")));
            case "restore" -> new RestoreCommand(settings, standardInput(), terminal).run(rest);
            case "escalate" -> new Escalate(settings, terminal).run(argument(rest, "escalate \"TEXT\""));
            default -> throw new Refused("There is no command \"" + command + "\".", "See ./handoff help");
        }
        return 0;
    }

    private int status() {
        var lines = new Status(programs, run).lines();
        lines.forEach(System.out::println);
        return lines.stream().allMatch(Status.Line::isUp) ? 0 : 1;
    }

    private void token(String name) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            System.out.println(new Tokens(settings, http).of(name));
        }
    }

    private static String argument(List<String> arguments, String usage) {
        return arguments.stream()
                .filter(argument -> !argument.startsWith("-"))
                .findFirst()
                .orElseThrow(() -> new Refused("Something is missing.", "./handoff " + usage));
    }

    private static BufferedReader standardInput() {
        return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    }
}

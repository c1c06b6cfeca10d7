package dev.handoff.localstack;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;

/** The launcher as people run it: a process of its own, on free ports and with a data folder of its own. */
final class RunningStack {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path home;
    private final Path output;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<Port, Integer> ports = freePorts();
    private final Path checkout;
    private Process up;

    RunningStack(Path folder) {
        this.home = folder.resolve("data");
        this.checkout = folder;
        this.output = folder.resolve("output");
        ports.forEach((port, number) -> environment.put(port.variable(), number.toString()));
        environment.put("HANDOFF_HOME", home.toString());
        environment.put("HANDOFF_WITHOUT", "inbox,contacts,exports,gateway");
    }

    /** Ports nobody listens on, all different, and below those that the system gives to outgoing connections. */
    private static Map<Port, Integer> freePorts() {
        var free = new EnumMap<Port, Integer>(Port.class);
        var candidates = new Random()
                .ints(12_000, 32_000)
                .distinct()
                .filter(RunningStack::isFree)
                .iterator();
        for (var port : Port.values()) {
            free.put(port, candidates.nextInt());
        }
        return free;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    RunningStack with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** The same stack, seen by somebody who was told its data folder but none of its ports. */
    RunningStack fromAnotherTerminal() {
        var same = new RunningStack(home.getParent());
        for (var port : Port.values()) {
            same.environment.remove(port.variable());
        }
        return same;
    }

    Path home() {
        return home;
    }

    int port(Port port) {
        return ports.get(port);
    }

    /** Starts {@code up} and does not wait. */
    Process start() throws IOException {
        Files.deleteIfExists(output);
        up = process("up").redirectOutput(output.toFile()).start();
        return up;
    }

    /** Starts {@code up} and waits until it says that it is ready. */
    RunningStack startAndWait() throws IOException {
        start();
        Awaitility.await()
                .atMost(PATIENCE)
                .failFast("up has ended", () -> !up.isAlive())
                .until(this::isReady);
        return this;
    }

    private boolean isReady() {
        return said().contains("is ready after");
    }

    Process up() {
        return up;
    }

    /** Everything the last {@code up} has written. */
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException nothingYet) {
            return "";
        }
    }

    record Result(int exitCode, String output) {}

    /** Runs another command to its end. */
    Result run(String... command) throws IOException, InterruptedException {
        var process = process(command).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), said);
    }

    /** Runs {@code up} that is expected to end by itself. */
    Result runUp() throws IOException, InterruptedException {
        var code = start().waitFor();
        return new Result(code, said());
    }

    private ProcessBuilder process(String... command) {
        var all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-Dhandoff.checkout=" + checkout,
                "-cp",
                System.getProperty("java.class.path"),
                LocalStack.class.getName()));
        all.addAll(List.of(command));
        var builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    ProcessHandle program(String name) {
        return new RunFolder(home).process(name).orElseThrow();
    }

    /** The processes that have this data folder in their command line, whoever started them. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(home.toString()))
                .toList();
    }

    static void signal(ProcessHandle process, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + process.pid())
                .start()
                .waitFor();
    }

    void close() throws IOException, InterruptedException {
        run("down");
        processes().forEach(ProcessHandle::destroyForcibly);
    }
}

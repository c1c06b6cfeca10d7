package dev.handoff.localstack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Starts a JVM on the launcher's own JDK, small enough that a whole stack fits on a laptop. */
public final class JavaCommand {

    private final Settings settings;
    private final List<Path> classPath;
    private final List<String> options;
    private final String mainClass;
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    /**
     * @param heap the most memory for objects, in MiB
     * @param classPath in the order it is searched
     */
    public JavaCommand(Settings settings, String mainClass, int heap, List<Path> classPath) {
        this.settings = settings;
        this.classPath = List.copyOf(classPath);
        this.mainClass = mainClass;
        this.options = new ArrayList<>(List.of(
                // First, so that the process can be known by it.
                "-Dhandoff.home=" + settings.home(),
                "-Xmx" + heap + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                // Young objects fill all the room they get before anyone cleans up: an eighth is enough.
                "-XX:NewRatio=7",
                // Half the processor time of a start. For long measurements:
                // HANDOFF_JAVA_OPTIONS=-XX:TieredStopAtLevel=4
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                // Room that is not used costs nothing; with less, the whole heap is cleaned up more often, for the
                // code's sake.
                "-XX:ReservedCodeCacheSize=128m",
                // What the compilers took is given back; in ms.
                "-XX:TrimNativeHeapInterval=10000",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        environment.putAll(settings.environment());
        Arrays.stream(Port.values()).forEach(port -> with(port.variable(), settings.port(port)));
        with("HANDOFF_ISSUER", settings.issuer());
        with("HANDOFF_BIND", settings.bind());
        // Not an option: the command line stays short enough to be read.
        environment.put(
                "CLASSPATH",
                String.join(
                        File.pathSeparator,
                        classPath.stream().map(Path::toString).toList()));
        // Of glibc: with an arena for each thread a JVM takes a fifth more memory.
        environment.put("MALLOC_ARENA_MAX", "2");
    }

    /** One more option of the JVM. */
    public JavaCommand option(String option) {
        options.add(option);
        return this;
    }

    /**
     * A file in which the JVM keeps its classes, loaded and checked, from one run to the next: half the processor time of
     * a start. It makes the file when it ends where there is none, and goes without one that does not fit.
     */
    public JavaCommand archive(Path file) throws IOException {
        if (!classPath.stream().allMatch(entry -> entry.toString().endsWith(".jar"))) {
            return this; // Classes in folders cannot be kept
        }
        if (isOutdated(file)) Files.deleteIfExists(file);
        return option("-XX:+AutoCreateSharedArchive")
                .option("-XX:SharedArchiveFile=" + file)
                // Of every class that cannot be kept.
                .option("-Xlog:cds=off")
                .option("-Xlog:aot=off");
    }

    /** The JVM does without an archive of other jars, and would not make a new one. */
    private boolean isOutdated(Path archive) throws IOException {
        if (!Files.exists(archive)) return false;
        var made = Files.getLastModifiedTime(archive);
        for (var jar : classPath) {
            if (Files.getLastModifiedTime(jar).compareTo(made) > 0) return true;
        }
        return false;
    }

    /** What its main method is given. */
    public JavaCommand arguments(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /** One more environment variable, over what was there. */
    public JavaCommand with(String variable, Object value) {
        environment.put(variable, value.toString());
        return this;
    }

    /** One more environment variable, unless whoever started the stack gave one. */
    public JavaCommand withDefault(String variable, Object value) {
        environment.putIfAbsent(variable, value.toString());
        return this;
    }

    /** The classes that the launcher itself runs from. */
    public static List<Path> ownClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    /** The last word is with whoever starts the stack: for all programs, and then for this one, whichever instance it is. */
    private List<String> givenOptions(String name) {
        var program = name.replaceFirst("-\\d+$", "").toUpperCase(Locale.ROOT);
        return Stream.of("HANDOFF_JAVA_OPTIONS", "HANDOFF_JAVA_OPTIONS_" + program)
                .flatMap(variable -> Arrays.stream(settings.get(variable, "").split("\\s+")))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /** Starts it; its output goes to the program's log. */
    public Process start(String name) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(givenOptions(name));
        command.add(mainClass);
        command.addAll(arguments);
        return Launch.start(settings, name, command, environment);
    }
}

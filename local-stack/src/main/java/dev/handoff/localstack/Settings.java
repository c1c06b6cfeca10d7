package dev.handoff.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where the stack lives and listens.
 *
 * @param checkout the folder of the built sources, where the services' programs are
 * @param home the data folder; two stacks with different ones (and other ports) do not disturb each other
 * @param environment the environment the stack was started with
 */
public record Settings(Path checkout, Path home, Map<String, String> environment) {

    private static final int FURTHER = 100;

    static Settings of(Path checkout, Path workingFolder, Map<String, String> environment) {
        var told = environment.get("HANDOFF_HOME");
        var home = told == null || told.isBlank() ? checkout.resolve(".handoff") : workingFolder.resolve(told);
        return new Settings(checkout, real(home), Map.copyOf(environment));
    }

    /** The one name of it: processes are known by it, whichever way somebody came here. */
    private static Path real(Path home) {
        try {
            return home.toRealPath();
        } catch (IOException notThereYet) {
            return home.normalize();
        }
    }

    /** The same place, told other things. */
    Settings with(Map<String, String> otherEnvironment) {
        return new Settings(checkout, home, Map.copyOf(otherEnvironment));
    }

    /**
     * The number of a port.
     *
     * @throws Refused when the environment gives something that is no port
     */
    public int port(Port port) {
        return number(port.variable(), port.usual());
    }

    /** The port of an instance: unless it is moved, each is a hundred above that of the instance before. */
    public Listening port(Port port, int instance) {
        var variable = port.variable(instance);
        return new Listening(variable, number(variable, port(port) + FURTHER * (instance - 1)));
    }

    private int number(String variable, int otherwise) {
        var given = get(variable, String.valueOf(otherwise));
        try {
            var number = Integer.parseInt(given);
            if (number >= 1 && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below, like a number that is no port
        }
        throw new Refused(
                "%s is \"%s\", which is no port.".formatted(variable, given), "Give a number from 1 to 65535.");
    }

    /** How many instances of a service there are. */
    public int instances(String service) {
        return Scale.of(get(Scale.VARIABLE, "")).getOrDefault(service, 1);
    }

    /** Where all instances of a service are, as {@code http://localhost:8081}. */
    public List<String> addresses(String service, Port port) {
        return IntStream.rangeClosed(1, instances(service))
                .mapToObj(instance -> "http://localhost:" + port(port, instance).number())
                .toList();
    }

    /** The address to listen on. Only this machine by default, since everyone knows the passwords. */
    public String bind() {
        return get("HANDOFF_BIND", "127.0.0.1");
    }

    /** The issuer of tokens, as clients see it. */
    public String issuer() {
        return get("HANDOFF_ISSUER", "http://localhost:" + port(Port.IDENTITY));
    }

    /** Where web clients and scripts find the stack. */
    public String gateway() {
        return "http://localhost:" + port(Port.GATEWAY);
    }

    /** Where services find a server, as {@code host:port}: at its port, or at somebody who stands before it. */
    public String seenAt(Port port) {
        return get("HANDOFF_" + port.name() + "_SEEN_AT", "localhost:" + port(port));
    }

    /** Where a module of the checkout has what is built of it. */
    public Path built(String module) {
        return checkout.resolve(module).resolve("target");
    }

    /** A folder of the data, such as {@code postgresql}; it may not exist yet. */
    public Path folder(String name) {
        return home.resolve(name);
    }

    /** A value of the environment, or the given one where it says nothing. */
    public String get(String variable, String otherwise) {
        var value = environment.get(variable);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}

package dev.handoff.systemtests.compose;

import static dev.handoff.systemtests.compose.ComposeFile.map;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a service reads: its application.yml and, unless it is the gateway, the defaults of all. */
final class Configuration {

    private static final Pattern SETTING =
            Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([^{}]*(?:\\$\\{[^}]*}[^{}]*)*))?}");

    private final Map<String, Object> own;
    private final String text;

    Configuration(String module) {
        var file = module + "/src/main/resources/application.yml";
        own = Checkout.yaml(file);
        // The gateway stands on nothing of the others.
        text = Checkout.text(file) + (module.equals("gateway-service") ? "" : Checkout.text(defaults()));
    }

    static String defaults() {
        return "service-starter/src/main/resources/handoff-defaults.yml";
    }

    /** Environment names that are read, with their defaults. */
    Map<String, String> settings() {
        return SETTING.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1),
                        found -> found.group(2) == null ? "" : found.group(2),
                        (one, other) -> one));
    }

    /** Everything that is read, also as a part of a default. */
    Set<String> names() {
        return Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    int port() {
        return defaultPort(map(own.get("server")).get("port"));
    }

    int managementPort() {
        return defaultPort(map(map(own.get("management")).get("server")).get("port"));
    }

    List<Integer> ports() {
        return List.of(port(), managementPort());
    }

    private static int defaultPort(Object written) {
        var setting = SETTING.matcher(written.toString());
        if (!setting.matches()) throw new AssertionError("A port has no environment name: " + written);
        return Integer.parseInt(setting.group(2));
    }

    /** Whether operators can see this at the management port. */
    boolean exposes(String endpoint) {
        return Pattern.compile("include: [\\w,]*\\b" + endpoint + "\\b")
                .matcher(text)
                .find();
    }
}

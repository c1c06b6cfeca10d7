package dev.handoff.systemtests.compose;

import static dev.handoff.systemtests.compose.ComposeFile.list;
import static dev.handoff.systemtests.compose.ComposeFile.map;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service of the compose file. */
record Container(String name, Map<String, Object> settings) {

    /** A port that this machine sees. */
    record PublishedPort(String address, String variable, int defaultPort, int inside) {

        /** As {@code ${HANDOFF_BIND:-127.0.0.1}:${NAME:-8080}:8080}. */
        static PublishedPort of(String written) {
            var parts = Pattern.compile("(\\$\\{[^}]+}):\\$\\{(\\w+):-(\\d+)}:(\\d+)")
                    .matcher(written);
            if (!parts.matches()) throw new AssertionError("A published port is written otherwise: " + written);
            return new PublishedPort(
                    parts.group(1), parts.group(2), Integer.parseInt(parts.group(3)), Integer.parseInt(parts.group(4)));
        }
    }

    boolean isOurs() {
        return settings.containsKey("build");
    }

    String image() {
        return settings.get("image").toString();
    }

    /** The module that the image is built from. */
    String module() {
        return buildArguments().get("SERVICE").toString();
    }

    Map<String, Object> build() {
        return map(settings.get("build"));
    }

    Map<String, Object> buildArguments() {
        return map(build().get("args"));
    }

    /** Environment as written, before variables are filled in. */
    Map<String, String> environment() {
        return map(settings.get("environment")).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Objects.toString(entry.getValue())));
    }

    List<PublishedPort> ports() {
        return list(settings.get("ports")).stream()
                .map(port -> PublishedPort.of(port.toString()))
                .toList();
    }

    /** What is mounted, each as {@code source:target}. */
    List<String> volumes() {
        return list(settings.get("volumes")).stream().map(Object::toString).toList();
    }

    Map<String, Object> dependencies() {
        return map(settings.get("depends_on"));
    }

    boolean hasHealthCheck() {
        return isOurs() || settings.containsKey("healthcheck");
    }

    String command() {
        return Stream.concat(
                        list(map(settings.get("healthcheck")).get("test")).stream(),
                        Stream.of(Objects.toString(settings.get("command"), "")))
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    /** Ports that something in this container listens on. */
    Set<Integer> listensOn() {
        return switch (name) {
            case "postgresql" -> Set.of(5432);
            case "prometheus" -> Set.of(9090);
            case "grafana" -> Set.of(3000);
            case "kafka" -> ports("KAFKA_LISTENERS");
            case "identity" ->
                Stream.of("KC_HTTP_PORT", "KC_HTTP_MANAGEMENT_PORT")
                        .map(variable -> Integer.parseInt(environment().get(variable)))
                        .collect(Collectors.toSet());
            default -> isOurs() ? Set.copyOf(new Configuration(module()).ports()) : Set.of();
        };
    }

    private Set<Integer> ports(String variable) {
        return Stream.of(environment().get(variable).split(","))
                .map(listener -> Integer.parseInt(listener.substring(listener.lastIndexOf(':') + 1)))
                .collect(Collectors.toSet());
    }
}

package dev.handoff.systemtests.compose;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What docker-compose.yml says. */
final class ComposeFile {

    private static final String NAME = "docker-compose.yml";

    private final Map<String, Object> document = Checkout.yaml(NAME);
    private final Map<String, Container> containers = section("services").entrySet().stream()
            .collect(Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> new Container(entry.getKey(), map(entry.getValue())),
                    (one, other) -> one,
                    LinkedHashMap::new));

    static String text() {
        return Checkout.text(NAME);
    }

    Collection<Container> containers() {
        return containers.values();
    }

    Container container(String name) {
        var found = containers.get(name);
        if (found == null) throw new AssertionError("There is no container " + name);
        return found;
    }

    boolean has(String name) {
        return containers.containsKey(name);
    }

    /** Those that are built from our modules. */
    List<Container> ourServices() {
        return containers().stream().filter(Container::isOurs).toList();
    }

    Collection<String> volumes() {
        return section("volumes").keySet();
    }

    private Map<String, Object> section(String name) {
        return map(document.get(name));
    }

    @SuppressWarnings("unchecked") // YAML's maps have names as keys
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked") // whatever a list holds
    static List<Object> list(Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }
}

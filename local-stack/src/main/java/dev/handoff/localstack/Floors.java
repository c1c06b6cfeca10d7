package dev.handoff.localstack;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The order in which programs stop. */
final class Floors {

    private Floors() {}

    /** The same things in groups, the highest floor first. */
    static <T> List<List<T>> fromTheTop(List<T> things, Function<T, Program> program) {
        var floors = things.stream()
                .collect(Collectors.groupingBy(
                        thing -> program.apply(thing).floor(),
                        () -> new TreeMap<>(Comparator.<Integer>reverseOrder()),
                        Collectors.toList()));
        return List.copyOf(floors.values());
    }
}

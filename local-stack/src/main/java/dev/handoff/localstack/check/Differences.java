package dev.handoff.localstack.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** What differs, told line by line as it is found; after very many only counted. */
final class Differences {

    private static final int TOLD = 200;

    private final Consumer<String> out;
    private long count;

    Differences(Consumer<String> out) {
        this.out = out;
    }

    long count() {
        return count;
    }

    /** How many were only counted. */
    long untold() {
        return Math.max(0, count - TOLD);
    }

    void tell(String line) {
        if (count++ < TOLD) out.accept(line);
    }

    /** Compares the rows of a table that should be there with those that are. */
    void compare(Table table, List<Row> expected, List<Row> found) {
        var there = byName(table, found);
        for (var row : byName(table, expected).entrySet()) {
            var other = there.remove(row.getKey());
            if (other == null) tell("%s %s: the row is missing".formatted(table, row.getKey()));
            else compare(table, row.getKey(), row.getValue(), other);
        }
        there.keySet().forEach(name -> tell("%s %s: a row that no event explains".formatted(table, name)));
    }

    private Map<String, Row> byName(Table table, List<Row> rows) {
        var byName = new LinkedHashMap<String, Row>();
        for (var row : rows) {
            var name = table.nameOf(row);
            if (byName.put(name, row) != null) tell("%s %s: is there twice".formatted(table, name));
        }
        return byName;
    }

    private void compare(Table table, String name, Row expected, Row found) {
        var fields = new LinkedHashSet<>(expected.fields().keySet());
        fields.addAll(found.fields().keySet());
        for (var field : fields) {
            if (!expected.fields().containsKey(field)) {
                tell("%s %s: %s is a column that this check does not know".formatted(table, name, field));
            } else if (!Objects.equals(expected.get(field), found.get(field))) {
                tell("%s %s: %s is %s, expected %s"
                        .formatted(
                                table,
                                name,
                                field,
                                table.said(field, found.get(field)),
                                table.said(field, expected.get(field))));
            }
        }
    }
}

package dev.handoff.localstack.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table whose rows follow from events.
 *
 * @param database the service whose table it is
 * @param key the columns that tell its rows apart; it is read in the order of the first of them
 * @param personal the columns that tell something about a person: what is in them is never printed
 * @param condition which of its rows are compared, as SQL
 */
record Table(String database, String name, List<String> key, Set<String> personal, String condition) {

    static Table of(String database, String name, String... key) {
        return new Table(database, name, List.of(key), Set.of(), "true");
    }

    Table hiding(String... columns) {
        return new Table(database, name, key, Set.of(columns), condition);
    }

    Table where(String sql) {
        return new Table(database, name, key, personal, sql);
    }

    String sql() {
        return "select * from %s where %s order by %s collate \"C\"".formatted(name, condition, key.getFirst());
    }

    /** What tells a row from the others. */
    String nameOf(Row row) {
        return key.stream()
                .map(column -> personal.contains(column) ? hash(row.text(column)) : String.valueOf(row.get(column)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** A value as a difference tells it. */
    String said(String column, Object value) {
        if (!(value instanceof String text)) return String.valueOf(value);
        return personal.contains(column)
                ? "a text of %d characters (%s)".formatted(text.length(), hash(text))
                : '"' + text + '"';
    }

    /** Who runs a check need not read what people wrote. */
    private static String hash(String text) {
        return "#%08x".formatted(text.hashCode());
    }

    @Override
    public String toString() {
        return database + " " + name;
    }
}

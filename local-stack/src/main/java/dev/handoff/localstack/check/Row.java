package dev.handoff.localstack.check;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row of a table: texts, longs, booleans, instants, lists of texts, or null, by the names of the columns. */
record Row(Map<String, Object> fields) {

    /** Where there is no row. */
    static final Row NONE = new Row(Map.of());

    static Row of(String column, Object value) {
        return new Row(new LinkedHashMap<>()).and(column, value);
    }

    /** Sets one more field of this row. */
    Row and(String column, Object value) {
        fields.put(column, value);
        return this;
    }

    Object get(String column) {
        return fields.get(column);
    }

    String text(String column) {
        return (String) fields.get(column);
    }

    /** -1 where there is none. */
    long number(String column) {
        return fields.get(column) instanceof Long number ? number : -1;
    }

    boolean is(String column) {
        return Boolean.TRUE.equals(fields.get(column));
    }
}

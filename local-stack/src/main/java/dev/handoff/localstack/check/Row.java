package dev.handoff.localstack.check;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row of a table: texts, longs, booleans, instants, lists of texts, or null, by the names of the columns. */
record Row(Map<String, Object> fields) {

    /** Names and values in turn. */
    static Row of(Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Row(fields);
    }

    /** The same with other values; the row stays as it is. */
    Row with(Object... namesAndValues) {
        var changed = new LinkedHashMap<>(fields);
        changed.putAll(of(namesAndValues).fields);
        return new Row(changed);
    }

    Object get(String field) {
        return fields.get(field);
    }

    String text(String field) {
        return (String) fields.get(field);
    }

    long number(String field) {
        return fields.get(field) instanceof Long number ? number : -1;
    }

    boolean is(String field) {
        return Boolean.TRUE.equals(fields.get(field));
    }
}

package dev.handoff.localstack.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads rows of whatever table, each value as the type in which it is compared. */
final class Columns {

    private String[] names;
    private String[] types;

    Row read(ResultSet row) throws SQLException {
        if (names == null) learn(row);
        var fields = new LinkedHashMap<String, Object>();
        for (var i = 0; i < names.length; i++) fields.put(names[i], value(row, i + 1, types[i]));
        return new Row(fields);
    }

    private void learn(ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        names = new String[columns.getColumnCount()];
        types = new String[columns.getColumnCount()];
        for (var i = 0; i < names.length; i++) {
            names[i] = columns.getColumnLabel(i + 1);
            types[i] = columns.getColumnTypeName(i + 1);
        }
    }

    private static Object value(ResultSet row, int column, String type) throws SQLException {
        if (row.getObject(column) == null) return null;
        return switch (type) {
            case "int2", "int4", "int8" -> row.getLong(column);
            case "bool" -> row.getBoolean(column);
            case "timestamptz" -> row.getObject(column, OffsetDateTime.class).toInstant();
            case "_text" -> List.of((String[]) row.getArray(column).getArray());
            default -> row.getString(column);
        };
    }
}

package dev.handoff.starter.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * One statement over many rows: {@code insert ... select ... from unnest(?::text[], ?::bigint[])}, each parameter a
 * column. Columns are bound in the order of the calls. Where there are no rows it does nothing.
 *
 * <pre>{@code
 * ArrayStatement.over(rows, "insert into t select * from unnest(?::text[], ?::bigint[])")
 *         .text(Row::name).bigint(Row::size).addTo(pipeline);
 * }</pre>
 */
public final class ArrayStatement<T> {

    /** The values of all rows, as the driver wants them. */
    private interface Column {
        Array of(Connection connection) throws SQLException;
    }

    private final List<T> rows;
    private final String sql;
    private final List<Column> columns = new ArrayList<>();

    private ArrayStatement(List<T> rows, String sql) {
        this.rows = rows;
        this.sql = sql;
    }

    public static <T> ArrayStatement<T> over(List<T> rows, String sql) {
        return new ArrayStatement<>(rows, sql);
    }

    public ArrayStatement<T> text(Function<T, String> column) {
        return bind("text", column, String[]::new);
    }

    public ArrayStatement<T> bigint(Function<T, Long> column) {
        return bind("int8", column, Long[]::new);
    }

    public ArrayStatement<T> integer(Function<T, Integer> column) {
        return bind("int4", column, Integer[]::new);
    }

    public ArrayStatement<T> bool(Function<T, Boolean> column) {
        return bind("bool", column, Boolean[]::new);
    }

    public ArrayStatement<T> bytes(Function<T, byte[]> column) {
        return bind("bytea", column, byte[][]::new);
    }

    /** A {@code timestamptz[]}. */
    public ArrayStatement<T> instant(Function<T, Instant> column) {
        return bind(
                "timestamptz",
                row -> {
                    var instant = column.apply(row);
                    return instant == null ? null : instant.toString();
                },
                String[]::new);
    }

    /** Has the statement run when the pipeline runs. */
    public void addTo(Pipeline pipeline) {
        if (!rows.isEmpty()) pipeline.add(this);
    }

    /** Runs the statement at once. What it selects is dropped. */
    public void execute(Connection connection) throws SQLException {
        var alone = new Pipeline();
        addTo(alone);
        alone.run(connection);
    }

    String sql() {
        return sql;
    }

    /** Binds the columns from a parameter on; returns the parameter after the last. */
    int bind(PreparedStatement statement, int first) throws SQLException {
        var parameter = first;
        for (var column : columns) {
            statement.setArray(parameter++, column.of(statement.getConnection()));
        }
        return parameter;
    }

    private <V> ArrayStatement<T> bind(String type, Function<T, V> column, IntFunction<V[]> array) {
        var values = array.apply(rows.size());
        for (var row = 0; row < values.length; row++) values[row] = column.apply(rows.get(row));
        // an array of its own type, since the driver sends those in binary
        columns.add(connection -> connection.createArrayOf(type, values));
        return this;
    }
}

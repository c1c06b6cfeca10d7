package dev.handoff.starter.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/**
 * One statement over many rows: {@code insert ... select ... from unnest(?::text[], ?::bigint[])}, each parameter a
 * column. Columns are bound in the order of the calls.
 *
 * <pre>{@code
 * ArrayStatement.over(rows, connection, "insert into t select * from unnest(?::text[], ?::bigint[])")
 *         .text(Row::name).bigint(Row::size).execute();
 * }</pre>
 */
public final class ArrayStatement<T> {

    private final List<T> rows;
    private final Connection connection;
    private final PreparedStatement statement;
    private int parameter;

    private ArrayStatement(List<T> rows, Connection connection, PreparedStatement statement) {
        this.rows = rows;
        this.connection = connection;
        this.statement = statement;
    }

    /** Prepares the statement; {@link #execute()} runs and closes it, and does nothing where there are no rows. */
    @SuppressWarnings("StatementClosing") // closed by execute
    public static <T> ArrayStatement<T> over(List<T> rows, Connection connection, String sql) throws SQLException {
        return new ArrayStatement<>(rows, connection, connection.prepareStatement(sql));
    }

    public ArrayStatement<T> text(Function<T, String> column) throws SQLException {
        return bind("text", column);
    }

    public ArrayStatement<T> bigint(Function<T, Long> column) throws SQLException {
        return bind("int8", column);
    }

    public ArrayStatement<T> integer(Function<T, Integer> column) throws SQLException {
        return bind("int4", column);
    }

    public ArrayStatement<T> bool(Function<T, Boolean> column) throws SQLException {
        return bind("bool", column);
    }

    public ArrayStatement<T> bytes(Function<T, byte[]> column) throws SQLException {
        return bind("bytea", column);
    }

    /** A {@code timestamptz[]}. */
    public ArrayStatement<T> instant(Function<T, Instant> column) throws SQLException {
        return bind("timestamptz", row -> {
            var instant = column.apply(row);
            return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
        });
    }

    /** Runs the statement over all rows; returns the number of rows it changed. */
    public int execute() throws SQLException {
        try (statement) {
            return rows.isEmpty() ? 0 : statement.executeUpdate();
        }
    }

    private ArrayStatement<T> bind(String type, Function<T, ?> column) throws SQLException {
        var values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) values[i] = column.apply(rows.get(i));
        statement.setArray(++parameter, connection.createArrayOf(type, values));
        return this;
    }
}

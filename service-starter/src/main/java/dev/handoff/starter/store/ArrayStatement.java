package dev.handoff.starter.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

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
        return bind("text", column, String[]::new);
    }

    public ArrayStatement<T> bigint(Function<T, Long> column) throws SQLException {
        return bind("int8", column, Long[]::new);
    }

    public ArrayStatement<T> integer(Function<T, Integer> column) throws SQLException {
        return bind("int4", column, Integer[]::new);
    }

    public ArrayStatement<T> bool(Function<T, Boolean> column) throws SQLException {
        return bind("bool", column, Boolean[]::new);
    }

    public ArrayStatement<T> bytes(Function<T, byte[]> column) throws SQLException {
        return bind("bytea", column, byte[][]::new);
    }

    /** A {@code timestamptz[]}. */
    public ArrayStatement<T> instant(Function<T, Instant> column) throws SQLException {
        return bind(
                "timestamptz",
                row -> Optional.ofNullable(column.apply(row))
                        .map(Instant::toString)
                        .orElse(null),
                String[]::new);
    }

    /** Runs the statement over all rows; what it selects is dropped. */
    public void execute() throws SQLException {
        try (statement) {
            if (!rows.isEmpty()) statement.execute();
        }
    }

    /** Arrays of their own type, since the driver sends those in binary. */
    private <V> ArrayStatement<T> bind(String type, Function<T, V> column, IntFunction<V[]> array) throws SQLException {
        statement.setArray(
                ++parameter,
                connection.createArrayOf(type, rows.stream().map(column).toArray(array)));
        return this;
    }
}

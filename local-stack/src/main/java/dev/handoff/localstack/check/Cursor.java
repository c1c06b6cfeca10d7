package dev.handoff.localstack.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Rows in the order of a key, read as they are asked for: several cursors that go side by side meet at each key. */
final class Cursor<T> {

    private final ResultSet rows;
    private final Reader<T> reader;
    private final Function<T, String> key;
    private T next;
    private long taken;

    Cursor(ResultSet rows, Reader<T> reader, Function<T, String> key) throws SQLException {
        this.rows = rows;
        this.reader = reader;
        this.key = key;
        advance();
    }

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The key of the next row; empty at the end. */
    Optional<String> key() {
        return Optional.ofNullable(next).map(key);
    }

    /** The rows of this key, if they are the next. */
    List<T> take(String wanted) throws SQLException {
        var found = new ArrayList<T>();
        while (next != null && wanted.equals(key.apply(next))) {
            found.add(next);
            taken++;
            advance();
        }
        return found;
    }

    /** How many rows there were so far. */
    long taken() {
        return taken;
    }

    private void advance() throws SQLException {
        next = rows.next() ? reader.read(rows) : null;
        if (next == null) rows.getStatement().close();
    }
}

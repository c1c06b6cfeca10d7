package dev.handoff.export.contactcopy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a query in the binary format of PostgreSQL's COPY. It sends them in one go, as fast as they are taken: it
 * reads the next ones while those before are written, and no more of them are in memory than a socket holds. Nothing else
 * can be done with the connection before this is closed.
 */
final class CopiedRows implements AutoCloseable {

    /** Signature, flags, and the length of an extension that no version has. */
    private static final int HEADER = 11 + 4 + 4;

    private static final int END = -1;
    private static final int NULL = -1;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private static final String CANCELLED = "57014";

    private final PGConnection connection;
    private final CopyOut copy;
    /** What was sent last, which is one row at a time; the header comes before the first. */
    private ByteBuffer row;

    /** @param query without parameters, which COPY does not take */
    CopiedRows(Connection connection, String query) throws SQLException {
        this.connection = connection.unwrap(PGConnection.class);
        copy = this.connection.getCopyAPI().copyOut("copy (" + query + ") to stdout (format binary)");
        row = ByteBuffer.wrap(copy.readFromCopy()).position(HEADER);
    }

    /** Goes to the next row, before its first field; false where there is none. */
    boolean next() throws SQLException {
        if (!row.hasRemaining()) row = ByteBuffer.wrap(copy.readFromCopy());
        if (row.getShort() != END) return true;
        copy.readFromCopy();
        return false;
    }

    /** The next field, of type text. */
    String text() {
        var length = row.getInt();
        if (length == NULL) return null;
        var text = new String(row.array(), row.position(), length, StandardCharsets.UTF_8);
        row.position(row.position() + length);
        return text;
    }

    /** The next field, of type timestamptz and not null. */
    Instant instant() {
        row.getInt();
        return EPOCH.plus(row.getLong(), ChronoUnit.MICROS);
    }

    /** Stops the database where it is, and takes what is still on its way: the driver's own cancelCopy leaves that there. */
    @Override
    public void close() throws SQLException {
        if (!copy.isActive()) return;
        connection.cancelQuery();
        try {
            var last = copy.readFromCopy();
            while (last != null) last = copy.readFromCopy();
        } catch (SQLException e) {
            if (!CANCELLED.equals(e.getSQLState())) throw e;
        }
    }
}

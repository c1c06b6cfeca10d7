package dev.handoff.localstack.check;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Several cursors that go through the same keys. */
record SideBySide(List<Cursor<?>> cursors) {

    /** The first key that any of them has not taken yet. */
    Optional<String> next() throws SQLException {
        return cursors.stream().map(Cursor::key).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }
}

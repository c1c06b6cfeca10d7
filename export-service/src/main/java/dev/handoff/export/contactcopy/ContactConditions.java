package dev.handoff.export.contactcopy;

import dev.handoff.starter.search.Condition;
import dev.handoff.starter.search.ContactSearch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A filter as SQL. */
record ContactConditions(Condition all) {

    static ContactConditions of(ContactFilter filter) {
        var all = new Condition("not deleted and details_sequence >= 0", List.of());
        if (filter.tag() != null) all = all.and(new Condition("? = any(tag_ids)", List.of(filter.tag())));
        if (filter.contactIds() != null) {
            var ids = filter.contactIds().toArray(String[]::new);
            all = all.and(new Condition("contact_id = any(?)", List.of((Object) ids)));
        }
        var found = Optional.ofNullable(filter.q()).flatMap(ContactSearch::of).orElse(Condition.ANY);
        return new ContactConditions(all.and(found));
    }

    /** The statement with these conditions, its parameters set. */
    PreparedStatement prepare(Connection connection, String select, String order) throws SQLException {
        var parameters = all.parameters();
        var statement = connection.prepareStatement(select + " where " + all.sql() + order);
        try {
            for (int i = 0; i < parameters.size(); i++) {
                if (parameters.get(i) instanceof String[] ids) {
                    statement.setArray(i + 1, connection.createArrayOf("text", ids));
                } else {
                    statement.setObject(i + 1, parameters.get(i));
                }
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }
}

package dev.handoff.export.contactcopy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A filter as SQL. */
final class ContactConditions {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    static ContactConditions of(ContactFilter filter) {
        var sql = new ContactConditions();
        sql.conditions.add("not deleted and details_sequence >= 0");
        if (filter.tag() != null) sql.add("? = any(tag_ids)", List.of(filter.tag()));
        if (filter.contactIds() != null) {
            sql.add("contact_id = any(?)", List.of((Object) filter.contactIds().toArray(String[]::new)));
        }
        if (filter.q() != null) {
            Search.of(filter.q()).ifPresent(search -> sql.add(search.condition(), search.parameters()));
        }
        return sql;
    }

    /** The statement with these conditions, its parameters set. */
    PreparedStatement prepare(Connection connection, String select, String order) throws SQLException {
        var statement = connection.prepareStatement(select + " where " + String.join(" and ", conditions) + order);
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

    private void add(String condition, List<Object> values) {
        conditions.add(condition);
        parameters.addAll(values);
    }
}

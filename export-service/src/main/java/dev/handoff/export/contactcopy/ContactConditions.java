package dev.handoff.export.contactcopy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A filter as SQL. */
final class ContactConditions {

    /** What people write phone numbers with. */
    private static final Pattern PHONE = Pattern.compile("[0-9+()/. -]+");

    private static final int SHORTEST_RUN_OF_DIGITS = 3;

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    static ContactConditions of(ContactFilter filter) {
        var sql = new ContactConditions();
        sql.conditions.add("not deleted and details_sequence >= 0");
        if (filter.tag() != null) sql.add("? = any(tag_ids)", filter.tag());
        if (filter.contactIds() != null) {
            sql.add("contact_id = any(?)", (Object) filter.contactIds().toArray(String[]::new));
        }
        if (filter.q() != null && !filter.q().isBlank())
            sql.addSearch(filter.q().strip());
        return sql;
    }

    /** The statement with these conditions, its parameters set. */
    PreparedStatement prepare(Connection connection, String select, String order) throws SQLException {
        var statement = connection.prepareStatement(select + " where " + String.join(" and ", conditions) + order);
        try {
            for (int i = 0; i < parameters.size(); i++) {
                var parameter = parameters.get(i) instanceof String[] ids
                        ? connection.createArrayOf("text", ids)
                        : parameters.get(i);
                statement.setObject(i + 1, parameter);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private void addSearch(String q) {
        List<String> words = List.of(Folded.of(q).split("\\s+"));
        var everyWord = String.join(
                " and ", words.stream().map(_ -> "position(? in search) > 0").toList());
        var digits = q.replaceAll("[^0-9]", "");
        if (PHONE.matcher(q).matches() && digits.length() >= SHORTEST_RUN_OF_DIGITS) {
            add("((" + everyWord + ") or position(? in phone) > 0)", words.toArray());
            parameters.add(digits);
        } else {
            add("(" + everyWord + ")", words.toArray());
        }
    }

    private void add(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(List.of(values));
    }
}

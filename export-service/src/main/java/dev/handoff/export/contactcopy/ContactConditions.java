package dev.handoff.export.contactcopy;

import dev.handoff.starter.search.Condition;
import dev.handoff.starter.search.ContactSearch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A filter as SQL without parameters, which COPY does not take. What is asked for, which may be the name of somebody, is
 * not written into the statement either, where logs and statistics would have it: it is in settings of the transaction.
 */
record ContactConditions(Condition all) {

    private static final Pattern PARAMETER = Pattern.compile("\\?");

    static ContactConditions of(ContactFilter filter) {
        // Details tell a time of creation; both conditions are of the index, in which the rows can be counted.
        var all = new Condition("not deleted and created_at is not null", List.of());
        if (filter.tag() != null) all = all.and(new Condition("? = any(tag_ids)", List.of(filter.tag())));
        if (filter.contactIds() != null) {
            var ids = "contact_id = any((select string_to_array(?, ' '))::text[])";
            all = all.and(new Condition(ids, List.of(String.join(" ", filter.contactIds()))));
        }
        var found = Optional.ofNullable(filter.q()).flatMap(ContactSearch::of).orElse(Condition.ANY);
        return new ContactConditions(all.and(found));
    }

    /** Tells the transaction what {@link #sql} asks for. */
    void set(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select set_config('handoff.parameter_' || number, value, true)
                from unnest(?) with ordinality as given (value, number)""")) {
            statement.setArray(
                    1, connection.createArrayOf("text", all.parameters().toArray()));
            statement.execute();
        }
    }

    /** Settings are looked up in subqueries: once, and not for each row. */
    String sql() {
        var number = new AtomicInteger();
        return PARAMETER
                .matcher(all.sql())
                .replaceAll(_ -> "(select current_setting('handoff.parameter_" + number.incrementAndGet() + "'))");
    }
}

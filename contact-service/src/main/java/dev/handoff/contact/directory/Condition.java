package dev.handoff.contact.directory;

import dev.handoff.starter.web.Cursor;
import java.util.ArrayList;
import java.util.List;

/** A condition on {@code contacts}, in SQL, with its parameters in order. */
record Condition(String sql, List<Object> parameters) {

    static final Condition ANY = new Condition("true", List.of());

    /** Holds for what a list shows behind a cursor. */
    static Condition behind(SortedBy sort, Cursor cursor) {
        return sort.keys(cursor).map(keys -> new Condition(sort.behind, keys)).orElse(ANY);
    }

    Condition and(Condition other) {
        return joined(" and ", other);
    }

    Condition or(Condition other) {
        return joined(" or ", other);
    }

    List<Object> parametersAnd(Object last) {
        var all = new ArrayList<>(parameters);
        all.add(last);
        return all;
    }

    private Condition joined(String by, Condition other) {
        var all = new ArrayList<>(parameters);
        all.addAll(other.parameters());
        return new Condition("(" + sql + by + other.sql() + ")", List.copyOf(all));
    }
}

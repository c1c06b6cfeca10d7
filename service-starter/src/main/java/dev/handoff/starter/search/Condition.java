package dev.handoff.starter.search;

import java.util.ArrayList;
import java.util.List;

/** A condition on the rows of a table, in SQL, with its parameters in order. */
public record Condition(String sql, List<Object> parameters) {

    public static final Condition ANY = new Condition("true", List.of());

    public Condition and(Condition other) {
        return joined(" and ", other);
    }

    public Condition or(Condition other) {
        return joined(" or ", other);
    }

    /** The parameters, and one more behind them. */
    public List<Object> parametersAnd(Object last) {
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

package dev.handoff.starter.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * How statements are planned that go by key. Planning costs as much as running, so they are planned once. A plan made
 * while a table was small would scan it for ever; but as they go by key, no other plan is allowed.
 */
public final class ByKey {

    /** Stands before them in the same string, and holds until their transaction ends, or where there is none, until they do. */
    public static final String SQL = """
            select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true),
             set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true);
            """;

    private ByKey() {}

    /** Asks so, in one round trip. */
    public static <T> T query(
            NamedParameterJdbcOperations database,
            String sql,
            SqlParameterSource parameters,
            ResultSetExtractor<T> extractor) {
        return database.execute(SQL + sql, parameters, statement -> extractor.extractData(rows(statement)));
    }

    /** Runs {@link #SQL} and one query behind it in one round trip, and returns what the query found. */
    static ResultSet rows(PreparedStatement statement) throws SQLException {
        statement.execute();
        statement.getMoreResults();
        return statement.getResultSet();
    }
}

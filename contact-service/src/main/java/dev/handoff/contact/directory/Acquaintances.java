package dev.handoff.contact.directory;

import dev.handoff.starter.store.ByKey;
import java.sql.Types;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Finds the contact that somebody probably is. */
@Component
public class Acquaintances {

    private final NamedParameterJdbcOperations database;

    Acquaintances(NamedParameterJdbcOperations database) {
        this.database = database;
    }

    /**
     * The id of the live contact with this id, else with this external id, else the only one with this e-mail address
     * (in any case), else the only one with this phone number.
     *
     * @param contactId may be null, as may all others; those are in normal form
     */
    public Optional<String> find(String contactId, String externalId, String email, String phone) {
        var sql = """
                select id from (select coalesce(
                  (select contact_id from contacts where contact_id = :contactId),
                  (select contact_id from contacts where external_id = :externalId limit 1),
                  (select min(contact_id) from
                    (select contact_id from contacts where lower(email) = lower(:email) limit 2) having count(*) = 1),
                  (select min(contact_id) from
                    (select contact_id from contacts where phone = :phone limit 2) having count(*) = 1)) as id)
                where id is not null""";
        // of a type that is always the same: with another one the statement would be planned again
        var parameters = new MapSqlParameterSource()
                .addValue("contactId", contactId, Types.VARCHAR)
                .addValue("externalId", externalId, Types.VARCHAR)
                .addValue("email", email, Types.VARCHAR)
                .addValue("phone", phone, Types.VARCHAR);
        return ByKey.query(
                database, sql, parameters, rows -> rows.next() ? Optional.of(rows.getString("id")) : Optional.empty());
    }
}

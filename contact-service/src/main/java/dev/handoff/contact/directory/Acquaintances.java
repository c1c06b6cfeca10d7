package dev.handoff.contact.directory;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the contact that somebody probably is. */
@Component
public class Acquaintances {

    private final JdbcClient jdbc;

    Acquaintances(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                  (select contact_id from contacts where contact_id = ?),
                  (select contact_id from contacts where external_id = ? limit 1),
                  (select min(contact_id) from
                    (select contact_id from contacts where lower(email) = lower(?) limit 2) having count(*) = 1),
                  (select min(contact_id) from
                    (select contact_id from contacts where phone = ? limit 2) having count(*) = 1)) as id)
                where id is not null""";
        return jdbc.sql(sql)
                .params(contactId, externalId, email, phone)
                .query(String.class)
                .optional();
    }
}

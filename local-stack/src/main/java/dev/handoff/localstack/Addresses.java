package dev.handoff.localstack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Where the data is: of the local stack, or of any other installation that the environment names. */
public record Addresses(Settings settings) {

    /** The databases that hold truth and copies, by the names of their services. */
    public static final List<String> DATABASES = List.of("inbox", "contacts", "exports");

    /**
     * A connection to a service's database, as the role that the service signs in with.
     *
     * @param database one of {@link #DATABASES}
     * @throws Refused when it cannot be reached
     */
    public Connection connect(String database) {
        var url = url(database);
        try {
            return DriverManager.getConnection(
                    url,
                    settings.get("HANDOFF_DATABASE_USER", "handoff"),
                    settings.get("HANDOFF_DATABASE_PASSWORD", "handoff"));
        } catch (SQLException away) {
            throw new Refused(
                    "The database of %s cannot be reached at %s: %s.".formatted(database, url, away.getMessage()),
                    "See ./handoff status, or name it by " + variable(database));
        }
    }

    /** Bootstrap servers. */
    public String kafka() {
        return settings.get("HANDOFF_KAFKA", "localhost:" + settings.port(Port.KAFKA));
    }

    /** Whether the databases are those of the local stack, so that it can be started and stopped for them. */
    public boolean areLocal() {
        return DATABASES.stream().noneMatch(name -> settings.environment().containsKey(variable(name)));
    }

    private String url(String database) {
        var local = "jdbc:postgresql://localhost:%d/%s".formatted(settings.port(Port.POSTGRESQL), database);
        return settings.get(variable(database), local);
    }

    private static String variable(String database) {
        return "HANDOFF_" + database.toUpperCase(Locale.ROOT) + "_DATABASE_URL";
    }
}

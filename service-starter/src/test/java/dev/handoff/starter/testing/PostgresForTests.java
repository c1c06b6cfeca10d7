package dev.handoff.starter.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL 18 with fsync on, one server for all tests of a JVM and a fresh database for each that asks. With
 * {@code -Pcontainers} (system property {@code handoff.containers}) it runs on Testcontainers instead.
 */
public final class PostgresForTests {

    /** Several modules may start one at the same time. */
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresForTests() {}

    /** The JDBC URL of a new, empty database, user and password included. */
    public static String newDatabase() {
        var name = "test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        try (var connection = DriverManager.getConnection(Started.SERVER.url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return Started.SERVER.url(name);
        } catch (SQLException e) {
            throw new IllegalStateException("could not create a test database", e);
        }
    }

    /** A pool of at most {@code size} connections on a JDBC URL of {@link #newDatabase}. */
    public static HikariDataSource pool(String url, int size) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    /** With the first database that is asked for: what has none needs no server. */
    private static final class Started {
        static final Server SERVER = Containers.areUsed() ? inContainer() : embedded();
    }

    private record Server(String address, String user, String password) {

        String url(String database) {
            return "jdbc:postgresql://" + address + "/" + database + "?user=" + user + "&password=" + password;
        }
    }

    private static Server embedded() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setPGStartupWait(LONGEST_START)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "200")
                    .start();
            return new Server("localhost:" + server.getPort(), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("could not start PostgreSQL", e);
        }
    }

    @SuppressWarnings("resource") // the container lives as long as the JVM; Testcontainers removes it
    private static Server inContainer() {
        var container = new PostgreSQLContainer("postgres:18");
        container.start();
        return new Server(
                container.getHost() + ":" + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getUsername(),
                container.getPassword());
    }
}

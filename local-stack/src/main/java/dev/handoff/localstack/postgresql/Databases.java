package dev.handoff.localstack.postgresql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The role that the services sign in with, and a database for each of them. Makes what is missing. */
final class Databases {

    static final String SUPERUSER = "postgres";
    static final String ROLE = "handoff";
    static final String PASSWORD = "handoff";

    private static final List<String> NAMES = List.of("inbox", "contacts", "exports");
    private static final List<String> EXTENSIONS = List.of("pg_trgm", "unaccent");

    private final int port;

    Databases(int port) {
        this.port = port;
    }

    void create() {
        try (var server = connect("postgres")) {
            if (!exists(server, "select from pg_roles where rolname = '" + ROLE + "'")) {
                execute(server, "create role " + ROLE + " login createdb password '" + PASSWORD + "'");
            }
            for (var name : NAMES) {
                create(server, name);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(
                    "PostgreSQL runs but refuses its databases: " + refused.getMessage(), refused);
        }
    }

    private void create(Connection server, String name) throws SQLException {
        if (!exists(server, "select from pg_database where datname = '" + name + "'")) {
            execute(server, "create database " + name + " owner " + ROLE);
        }
        try (var database = connect(name)) {
            for (var extension : EXTENSIONS) {
                execute(database, "create extension if not exists " + extension);
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:%d/%s".formatted(port, database), SUPERUSER, PASSWORD);
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

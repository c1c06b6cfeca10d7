package dev.handoff.starter.deadletter;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the service's consumers and reactions set aside, in the service's database: the same for all its instances. */
public final class DeadLetters {

    private final DataSource database;
    private final JdbcClient jdbc;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();

    DeadLetters(DataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
    }

    /** From now on letters of this source can be taken up again here. */
    public void register(Source source) {
        if (sources.putIfAbsent(source.name(), source) != null) {
            throw new IllegalStateException("two sources have the name " + source.name());
        }
    }

    Optional<Source> source(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    /** Begins to handle events of a source. */
    public Turn turn(String source) throws SQLException {
        return Turn.shared(source, database);
    }

    /** Begins to handle events of a source that waits for others than the database. */
    public Turn patientTurn(String source) throws SQLException {
        return Turn.patient(source, database);
    }

    Turn alone(String source) throws SQLException {
        return Turn.alone(source, database);
    }

    /** Which of these places a letter of the source stands for, also a discarded one. */
    public Set<Place> among(Collection<Place> places, String source, Connection connection) {
        return Set.copyOf(new LetterTable(source, connection).among(places));
    }

    /** Waits until nobody handles an event of the source, and has others wait until the transaction ends. */
    public void lockOut(String source, Connection connection) {
        new LetterTable(source, connection).lock();
    }

    /** How many there are of each source, also of those that have none. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        sources.keySet().forEach(source -> counts.put(source, 0L));
        jdbc.sql("select source, count(*) from dead_letters where discarded_at is null group by source")
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }
}

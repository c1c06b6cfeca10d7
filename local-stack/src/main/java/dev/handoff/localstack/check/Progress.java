package dev.handoff.localstack.check;

import dev.handoff.localstack.Addresses;
import dev.handoff.localstack.Refused;
import dev.handoff.localstack.check.TopicReader.Span;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;

/** How far publishers and consumers have come, at this moment. */
final class Progress implements AutoCloseable {

    private static final Pattern POSITION = Pattern.compile("\"globalIndex\"\\s*:\\s*(\\d+)");

    private final Addresses addresses;
    private final Admin kafka;

    Progress(Addresses addresses) {
        this.addresses = addresses;
        this.kafka = Admin.create(Map.of("bootstrap.servers", addresses.kafka()));
    }

    /** The position of the last event of a store. */
    long head(String database) throws SQLException {
        return number(database, "select coalesce(max(position), 0) from events");
    }

    /** The position up to which a store's publisher has the acknowledgements of Kafka; 0 before its first. */
    long published(String database) throws SQLException {
        try (var connection = addresses.connect(database);
                var statement = connection.createStatement();
                var tokens = statement.executeQuery(
                        "select token from token_entry where processor_name = 'kafka-publisher'")) {
            return tokens.next() ? position(tokens.getBytes(1)) : 0;
        }
    }

    /** A token that holds others is as far as the least of them. */
    private static long position(byte[] token) {
        if (token == null) return 0;
        return POSITION.matcher(new String(token, StandardCharsets.UTF_8))
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .min()
                .orElse(0);
    }

    /** Whether a consumer group has handled all of these spans. */
    boolean hasHandled(String group, String topic, Map<Integer, Span> spans) {
        try {
            var offsets = new HashMap<Integer, Long>();
            kafka.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> {
                        if (partition.topic().equals(topic) && offset != null) {
                            offsets.put(partition.partition(), offset.offset());
                        }
                    });
            return areIn(offsets, spans);
        } catch (ExecutionException away) {
            throw new Refused(
                    "Kafka does not tell of the group " + group + ".",
                    away.getCause().toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Whether export-service's copy of the contacts holds all of these spans: it keeps the offsets itself. */
    boolean hasCopied(String topic, Map<Integer, Span> spans) throws SQLException {
        var offsets = new HashMap<Integer, Long>();
        try (var connection = addresses.connect("exports");
                var select = connection.prepareStatement(
                        "select partition, next_offset from consumed_offset where topic_id = ?")) {
            select.setString(1, topicId(topic));
            try (var rows = select.executeQuery()) {
                while (rows.next()) offsets.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return areIn(offsets, spans);
    }

    private String topicId(String topic) {
        try {
            return kafka.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .topicId()
                    .toString();
        } catch (ExecutionException away) {
            throw new Refused(
                    "Kafka does not tell of the topic " + topic + ".",
                    away.getCause().toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static boolean areIn(Map<Integer, Long> offsets, Map<Integer, Span> spans) {
        return spans.entrySet().stream()
                .filter(span -> span.getValue().end() > span.getValue().begin())
                .allMatch(span -> offsets.getOrDefault(span.getKey(), 0L)
                        >= span.getValue().end());
    }

    private long number(String database, String sql) throws SQLException {
        try (var connection = addresses.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}

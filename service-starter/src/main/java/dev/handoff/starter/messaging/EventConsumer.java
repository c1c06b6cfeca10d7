package dev.handoff.starter.messaging;

import dev.handoff.starter.deadletter.DeadLetters;
import dev.handoff.starter.deadletter.Letter;
import dev.handoff.starter.deadletter.Source;
import dev.handoff.starter.deadletter.Turn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Handles what a listener gets from its topic. A record that cannot be handled, whatever its bytes, is set aside, with
 * later ones of the same key behind it; all others are handled. What fails for a cause that passes is thrown, and nothing
 * of the batch is done: the listener gets it again.
 */
public final class EventConsumer implements Source {

    private final String name;
    private final EventReader reader;
    private final Interest interest;
    private final EventHandling handling;
    private final DeadLetters letters;

    EventConsumer(String name, EventReader reader, Interest interest, EventHandling handling, DeadLetters letters) {
        this.name = name;
        this.reader = reader;
        this.interest = interest;
        this.handling = handling;
        this.letters = letters;
    }

    @Override
    public String name() {
        return name;
    }

    private record Incoming(Letter letter, ReceivedEvent event) {}

    /** Handles records in their order. */
    public void consume(List<ConsumerRecord<byte[], byte[]>> messages) throws Exception {
        var ofInterest = messages.stream().filter(interest::isIn).toList();
        if (!ofInterest.isEmpty()) consume(ofInterest, _ -> {});
    }

    /** @param last what else goes into the transaction, also if all records are set aside */
    public void consume(List<ConsumerRecord<byte[], byte[]>> messages, Turn.Work last) throws Exception {
        try (var turn = letters.turn(name)) {
            var events = readable(messages, turn);
            if (!events.isEmpty()
                    && turn.attempt(connection -> handle(events, connection)).isPresent())
                handleEachAlone(events, turn);
            last.on(turn.connection());
            turn.commit();
        }
    }

    private List<Incoming> readable(List<ConsumerRecord<byte[], byte[]>> messages, Turn turn) throws SQLException {
        var incoming = messages.stream().map(Letters::of).toList();
        turn.look(incoming);
        List<Incoming> events = new ArrayList<>();
        for (var i = 0; i < messages.size(); i++) {
            var letter = incoming.get(i);
            if (turn.isKnown(letter)) continue;
            if (turn.isBehind(letter)) {
                turn.parkBehind(letter);
                continue;
            }
            try {
                events.add(new Incoming(letter, reader.read(messages.get(i))));
            } catch (UnreadableRecord e) {
                turn.park(letter, e);
            }
        }
        return events;
    }

    private void handleEachAlone(List<Incoming> events, Turn turn) throws Exception {
        for (var one : events) {
            if (turn.isBehind(one.letter())) turn.parkBehind(one.letter());
            else
                turn.attemptSeveralTimes(connection -> handle(List.of(one), connection))
                        .ifPresent(failure -> turn.park(one.letter(), failure));
        }
    }

    private void handle(List<Incoming> events, Connection connection) throws Exception {
        handling.handle(events.stream().map(Incoming::event).toList(), connection);
    }

    @Override
    public void handle(Letter letter, Connection connection) throws Exception {
        handling.handle(List.of(reader.read(Letters.record(letter))), connection);
    }

    @Override
    public void refuseToRetry(Connection connection) throws SQLException {
        handling.refuseToRetry(connection);
    }
}

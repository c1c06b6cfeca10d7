package dev.handoff.starter.replay;

import dev.handoff.starter.store.EventLog;
import dev.handoff.starter.store.Pipeline;
import dev.handoff.starter.store.StoreLock;
import dev.handoff.starter.store.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A view of the event store, made anew by the same code that the writer has it applied by. */
record ViewReplay(View view, EventLog log) implements Replayable {

    @Override
    public String name() {
        return view.name();
    }

    @Override
    public List<String> tables() {
        return view.tables();
    }

    @Override
    public long head() {
        return log.head();
    }

    @Override
    public String whyItGoesOn() {
        return "it is written in the transaction of each command, so that no answer is ever behind.";
    }

    @Override
    public long apply(long position, int limit, Connection connection) throws SQLException {
        var events = log.after(position, limit);
        if (events.isEmpty()) return position;
        var pipeline = new Pipeline();
        view.apply(events, pipeline);
        pipeline.runByKey(connection);
        return events.getLast().position();
    }

    @Override
    public long writersLock() {
        return StoreLock.KEY;
    }
}

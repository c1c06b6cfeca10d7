package dev.handoff.starter.replay;

import dev.handoff.starter.store.EventLog;
import dev.handoff.starter.store.Pipeline;
import dev.handoff.starter.store.StoreLock;
import dev.handoff.starter.store.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A view of the event store, made anew by the same code that the writer has it applied by. */
final class ViewReplay implements Replayable {

    private final View view;
    private final EventLog log;
    private final EventsAhead events;

    ViewReplay(View view, EventLog log) {
        this.view = view;
        this.log = log;
        this.events = new EventsAhead(log);
    }

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
        var batch = events.after(position, limit);
        if (batch.isEmpty()) return position;
        var pipeline = new Pipeline();
        view.apply(batch, pipeline);
        pipeline.runByKey(connection);
        return batch.getLast().position();
    }

    @Override
    public long writersLock() {
        return StoreLock.KEY;
    }
}

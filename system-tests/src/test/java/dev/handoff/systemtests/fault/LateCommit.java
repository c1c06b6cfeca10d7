package dev.handoff.systemtests.fault;

import static org.awaitility.Awaitility.await;

import dev.handoff.systemtests.stack.Databases;
import dev.handoff.systemtests.stack.Stack;
import java.time.Duration;

/** Stops the database's process that is at storing a batch: it has its positions, and commits them late. */
final class LateCommit {

    private final Databases databases;
    private final Stack stack;
    private long stopped;

    LateCommit(Stack stack) {
        this.stack = stack;
        this.databases = new Databases(stack);
    }

    void begin() {
        await("a batch that is being stored")
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(this::stop);
    }

    /** Looks again afterwards, since it may have been through in the meantime. */
    private boolean stop() {
        stopped = pid("true");
        if (stopped == 0) return false;
        stack.signal(stopped, "STOP");
        if (pid("l.pid = " + stopped) == stopped) return true;
        end();
        return false;
    }

    private long pid(String condition) {
        return Long.parseLong(databases.value("inbox", """
                select coalesce(min(l.pid), 0) from pg_locks l join pg_stat_activity a using (pid)
                where l.locktype = 'advisory' and l.granted and a.state <> 'idle' and a.query ilike '%events%' and
                """ + condition));
    }

    void end() {
        stack.signal(stopped, "CONT");
    }
}

package dev.handoff.systemtests.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The practice start of a run: it leaves archives of classes, with which some thirty programs start in half of the time. */
final class Training {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static boolean over;

    private Training() {}

    /** Returns when it is over; whoever asks first has it. Tests without a stack go on meanwhile. */
    static void finish(Path checkout) {
        LOCK.lock();
        try {
            if (over) return;
            over = true;
            var train = new Script(checkout, Map.of()).run(List.of("./handoff", "train"), LONGEST);
            System.out.println(train.well().output());
        } finally {
            LOCK.unlock();
        }
    }
}

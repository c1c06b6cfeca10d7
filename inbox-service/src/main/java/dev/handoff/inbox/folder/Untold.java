package dev.handoff.inbox.folder;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Ids of conversations of which there is something to tell; what happens to one in the meantime is told once. */
final class Untold {

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> conversationIds = new LinkedHashSet<>();

    void add(List<String> more) {
        lock.lock();
        try {
            conversationIds.addAll(more);
        } finally {
            lock.unlock();
        }
    }

    List<String> takeAll() {
        lock.lock();
        try {
            var all = List.copyOf(conversationIds);
            conversationIds.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }
}

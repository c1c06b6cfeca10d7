package dev.handoff.inbox.presence;

import dev.handoff.inbox.presence.Presence.Here;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** Who is where, in memory: whoever is not heard of again is gone after a while. Times are those of a monotonic clock. */
final class Roster {

    private final Duration lasts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Map<String, Entry>> conversations = new TreeMap<>();

    /** @param lasts how long what was heard of somebody is good */
    Roster(Duration lasts) {
        this.lasts = lasts;
    }

    private record Entry(Here here, long until) {}

    /** Somebody is there; true if that was not known, or they do something else now. */
    boolean enter(String conversationId, Here here, long now) {
        lock.lock();
        try {
            var there = conversations.computeIfAbsent(conversationId, _ -> new LinkedHashMap<>());
            var before = there.put(here.agentId(), new Entry(here, now + lasts.toNanos()));
            return before == null || !before.here().equals(here);
        } finally {
            lock.unlock();
        }
    }

    /** Somebody has gone; true if they had been there. */
    boolean leave(String conversationId, String agentId) {
        lock.lock();
        try {
            var there = conversations.getOrDefault(conversationId, Map.of());
            if (!there.containsKey(agentId)) return false;
            there.remove(agentId);
            if (there.isEmpty()) conversations.remove(conversationId);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets those who have not been heard of for long, and returns where they were. */
    List<String> expire(long now) {
        lock.lock();
        try {
            var left = conversations.entrySet().stream()
                    .filter(there -> there.getValue().values().removeIf(entry -> entry.until() - now <= 0))
                    .map(Map.Entry::getKey)
                    .toList();
            left.stream().filter(id -> conversations.get(id).isEmpty()).forEach(conversations::remove);
            return left;
        } finally {
            lock.unlock();
        }
    }

    boolean has(String conversationId, String agentId) {
        lock.lock();
        try {
            return conversations.getOrDefault(conversationId, Map.of()).containsKey(agentId);
        } finally {
            lock.unlock();
        }
    }

    Presence of(String conversationId) {
        lock.lock();
        try {
            return new Presence(
                    conversationId,
                    conversations.getOrDefault(conversationId, Map.of()).values().stream()
                            .map(Entry::here)
                            .toList());
        } finally {
            lock.unlock();
        }
    }

    /** Every conversation in which somebody is. */
    List<Presence> all() {
        lock.lock();
        try {
            return conversations.keySet().stream().map(this::of).toList();
        } finally {
            lock.unlock();
        }
    }
}

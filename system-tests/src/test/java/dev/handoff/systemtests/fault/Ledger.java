package dev.handoff.systemtests.fault;

import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What was answered under load, and so must never be lost. */
final class Ledger {

    private final Map<String, Queue<Answered>> conversations = new ConcurrentHashMap<>();
    private final Map<String, Queue<Answered>> contacts = new ConcurrentHashMap<>();
    private final Set<String> exports = ConcurrentHashMap.newKeySet();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();

    /**
     * A command that was answered with success.
     *
     * @param type of the event that must be in the history, without prefix and version
     * @param version its sequence
     * @param by who asked for it
     */
    record Answered(String type, long version, String by) {}

    void conversation(String id, Answered command) {
        conversations
                .computeIfAbsent(id, first -> new ConcurrentLinkedQueue<>())
                .add(command);
        answered.incrementAndGet();
    }

    void contact(String id, Answered command) {
        contacts.computeIfAbsent(id, first -> new ConcurrentLinkedQueue<>()).add(command);
        answered.incrementAndGet();
    }

    void export(String id) {
        exports.add(id);
        answered.incrementAndGet();
    }

    /** Something was asked for, and nobody knows whether it was done. */
    void unanswered() {
        unanswered.incrementAndGet();
    }

    long unansweredSoFar() {
        return unanswered.get();
    }

    Map<String, ? extends Collection<Answered>> conversations() {
        return conversations;
    }

    Map<String, ? extends Collection<Answered>> contacts() {
        return contacts;
    }

    Set<String> exports() {
        return exports;
    }

    long answeredSoFar() {
        return answered.get();
    }

    @Override
    public String toString() {
        return "%d commands answered, %d not; %d conversations, %d contacts, %d exports"
                .formatted(answered.get(), unanswered.get(), conversations.size(), contacts.size(), exports.size());
    }
}

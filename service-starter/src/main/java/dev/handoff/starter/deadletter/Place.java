package dev.handoff.starter.deadletter;

/**
 * Where an event stands, for a source that has others before and behind it.
 *
 * @param stream what has one order: a partition of a topic ({@code handoff.contacts-7}), or {@code events}
 * @param position the offset, or the position in the store
 */
public record Place(String stream, long position) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
        return stream.equals(other.stream) ? Long.compare(position, other.position) : stream.compareTo(other.stream);
    }
}

package dev.handoff.starter.store;

/** An append lost a race: somebody else has appended this sequence of the aggregate. Nothing of it was stored. */
public final class AppendConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long sequence;

    AppendConflict(String aggregateId, long sequence) {
        super("sequence " + sequence + " of " + aggregateId + " is taken", null, false, false);
        this.sequence = sequence;
    }

    /** The sequence that was taken; 0 where the aggregate was to be created. */
    public long sequence() {
        return sequence;
    }
}

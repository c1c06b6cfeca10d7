package dev.handoff.starter.store;

/**
 * What an event asks to have for its aggregate alone, or gives back. The writer grants it in the transaction of the
 * append; if another aggregate has it, the whole append is refused with {@link ClaimTaken}.
 *
 * @param kind what sort of thing, for instance {@code external-id}
 * @param value the thing itself; null where only the aggregate's earlier claims of the kind are given back
 * @param exclusive true if the aggregate's earlier claims of this kind are given back with it
 */
public record Claim(String kind, String value, boolean exclusive) {

    /** The aggregate's one and only claim of its kind: replaces what it had. A null value gives back and takes nothing. */
    public static Claim only(String kind, String value) {
        return new Claim(kind, value, true);
    }

    /** One more claim of this kind. */
    public static Claim also(String kind, String value) {
        return new Claim(kind, value, false);
    }

    /** Gives back all that the aggregate had of this kind. */
    public static Claim release(String kind) {
        return new Claim(kind, null, true);
    }
}

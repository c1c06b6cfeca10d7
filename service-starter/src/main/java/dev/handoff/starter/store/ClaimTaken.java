package dev.handoff.starter.store;

/** An append was refused: another aggregate has what it claims. Nothing of it was stored. */
public final class ClaimTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Claim claim;
    private final String owner;

    ClaimTaken(Claim claim, String owner) {
        super("a claim of kind " + claim.kind() + " is taken by " + owner);
        this.claim = claim;
        this.owner = owner;
    }

    public Claim claim() {
        return claim;
    }

    /** The id of the aggregate that has it. */
    public String owner() {
        return owner;
    }
}

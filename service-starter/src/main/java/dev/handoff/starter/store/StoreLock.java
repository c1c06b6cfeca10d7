package dev.handoff.starter.store;

/** The advisory lock of the database under which all writers of a store take turns. */
public final class StoreLock {

    /**
     * Any number will do as long as all writers on this database use the same. A backup takes it too, for a moment in which
     * nobody writes.
     */
    public static final long KEY = 0x48616e646f6666L;

    private StoreLock() {}
}

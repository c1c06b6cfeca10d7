package dev.handoff.starter.store;

import java.util.List;

/**
 * A read model that is written in the same transaction as the events it shows, so that whoever was answered finds what
 * was done in it. Declare it as a bean.
 *
 * <p>{@link #apply} is set-based: it is given 1 to 256 events by the writer and thousands by a rebuild, of many
 * aggregates, in order of position, and writes them with a fixed number of statements over arrays (see
 * {@link ArrayStatement}), never one by one. It writes without reading first. One writer at a time applies, so
 * counters kept by delta are exact.
 */
public interface View {

    /** The view's name in operations and metrics, for instance {@code folders}. */
    String name();

    /**
     * All tables that the view writes, and nobody else; no foreign key leads to or from them. Its SQL names them without a
     * schema, so that a replay can fill others of the same names in another one.
     */
    List<String> tables();

    /**
     * Brings the view up to the last of the events. Its rows must not depend on how events were divided into batches.
     *
     * @param events in order of position, at least one
     * @param pipeline takes the statements, which run in the transaction of the append; one that fails fails the
     *     append, or with a batch has each append tried alone
     */
    void apply(List<StoredEvent> events, Pipeline pipeline);
}

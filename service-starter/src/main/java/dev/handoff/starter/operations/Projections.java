package dev.handoff.starter.operations;

import java.util.List;

/** Where projections come from; declare it as a bean. */
@FunctionalInterface
public interface Projections {

    List<? extends Projection> all();
}

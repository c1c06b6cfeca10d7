package dev.handoff.starter.store;

import java.util.List;

/** Which events claim what: the service's rules of uniqueness across aggregates. Declare it as a bean if there are any. */
@FunctionalInterface
public interface Claims {

    /** The claims of one event's record, in order; mostly none. */
    List<Claim> of(Object event);
}

package dev.handoff.gateway.route;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The instances of one service, which take turns. */
public final class Instances {

    /** What they are called among the metadata of their routes. */
    public static final String OF_ROUTE = "instances";

    private final List<Instance> all;
    private final AtomicInteger turn = new AtomicInteger();

    Instances(List<URI> addresses) {
        this.all = addresses.stream().distinct().map(Instance::new).toList();
    }

    /** Where a route leads that has no say in which of them it is. */
    public URI first() {
        return all.getFirst().address();
    }

    List<Instance> all() {
        return all;
    }

    /** All of them, in the order in which they are to be tried. One that is away may have come back: it comes last. */
    Deque<Instance> inTurn() {
        var order = new ArrayDeque<Instance>(all.size());
        var first = Math.floorMod(turn.getAndIncrement(), all.size());
        for (var n = 0; n < all.size(); n++) {
            var instance = all.get((first + n) % all.size());
            if (!instance.isAway()) order.addLast(instance);
        }
        for (var instance : all) if (!order.contains(instance)) order.addLast(instance);
        return order;
    }
}

package dev.handoff.contact.escalation;

import dev.handoff.contact.contact.ContactCommand;
import dev.handoff.contact.contact.ContactCommand.Engage;
import dev.handoff.contact.contact.ContactCommand.Welcome;
import dev.handoff.contact.directory.Acquaintances;
import dev.handoff.contact.directory.Engagements;
import dev.handoff.starter.command.AlreadyExists;
import dev.handoff.starter.command.Commands;
import dev.handoff.starter.command.Origin;
import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.store.ClaimTaken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Future.State;
import org.springframework.stereotype.Component;

/**
 * Engages the contact of a conversation that begins, found or made: exactly once, however often and on however many
 * instances it is told. Making a contact and engaging it is one append; the claim on the conversation lets only one
 * through; whoever lost a race looks again.
 */
@Component
class Reception {

    /** Each but a repeated delivery is a race lost to another one, an escalation or a deletion; so many are no accident. */
    private static final int ATTEMPTS = 20;

    private final Commands commands;
    private final Acquaintances acquaintances;
    private final Engagements engagements;
    private final IdentityLocks locks;

    Reception(Commands commands, Acquaintances acquaintances, Engagements engagements, IdentityLocks locks) {
        this.commands = commands;
        this.acquaintances = acquaintances;
        this.engagements = engagements;
        this.locks = locks;
    }

    /**
     * A conversation that begins, with somebody who may be known.
     *
     * @param origin what it leads to has the same
     */
    record Arrival(Visitor visitor, Beginning beginning, Origin origin) {

        static Arrival of(Beginning beginning, Origin origin) {
            return new Arrival(Visitor.of(beginning.contact()), beginning, origin);
        }
    }

    /**
     * Returns when the contacts are engaged. Those who have no identity in common are so side by side, and are stored
     * together: that is little more work for the database than one alone.
     *
     * @throws RuntimeException if that cannot be done now; all of it may be tried again
     */
    void receive(List<Arrival> arrivals) {
        var left = arrivals;
        while (!left.isEmpty()) {
            var taken = new HashSet<String>();
            var together = new ArrayList<Arrival>();
            var later = new ArrayList<Arrival>();
            for (var arrival : left) {
                var own = arrival.visitor().identities();
                (Collections.disjoint(taken, own) ? together : later).add(arrival);
                taken.addAll(own);
            }
            engage(together);
            left = later;
        }
    }

    private void engage(List<Arrival> arrivals) {
        var identities = arrivals.stream()
                .flatMap(arrival -> arrival.visitor().identities().stream())
                .toList();
        locks.holding(identities, () -> engageSideBySide(arrivals));
    }

    private void engageSideBySide(List<Arrival> arrivals) {
        var engaged = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var arrival : arrivals) {
                var command = commandFor(arrival);
                var work = Executors.callable(() -> engage(arrival, command));
                engaged.add(threads.submit(() -> arrival.origin().call(work)));
            }
        }
        engaged.forEach(Reception::check);
    }

    private static void check(Future<?> engaged) {
        if (engaged.state() != State.FAILED) return;
        if (engaged.exceptionNow() instanceof RuntimeException reason) throw reason;
        throw new IllegalStateException("a contact could not be engaged", engaged.exceptionNow());
    }

    private void engage(Arrival arrival, ContactCommand first) {
        var command = first;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                commands.send(command);
                return;
            } catch (ClaimTaken | AlreadyExists | NotFound lost) {
                // somebody made, engaged or deleted a contact in this moment, or it is told once more
                if (engagements.isEngaged(arrival.beginning().conversationId())) return;
                command = commandFor(arrival);
            }
        }
        throw new IllegalStateException(
                "no contact could be engaged in " + arrival.beginning().conversationId());
    }

    private ContactCommand commandFor(Arrival arrival) {
        var visitor = arrival.visitor();
        var beginning = arrival.beginning();
        var conversationId = beginning.conversationId();
        return acquaintances
                .find(visitor.contactId(), visitor.externalId(), visitor.email(), visitor.phone())
                .<ContactCommand>map(contactId -> new Engage(contactId, conversationId, beginning.channel()))
                .orElseGet(() ->
                        new Welcome(idFor(conversationId), visitor.particulars(), conversationId, beginning.channel()));
    }

    /** The same for each delivery, so that two at once make one contact even of somebody who told nothing. */
    private static String idFor(String conversationId) {
        var name = "contact of conversation " + conversationId;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}

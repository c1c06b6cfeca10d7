package dev.handoff.contact.escalation;

import dev.handoff.contact.contact.ContactCommand;
import dev.handoff.contact.contact.ContactCommand.Engage;
import dev.handoff.contact.contact.ContactCommand.Welcome;
import dev.handoff.contact.directory.Acquaintances;
import dev.handoff.contact.directory.Engagements;
import dev.handoff.starter.command.AlreadyExists;
import dev.handoff.starter.command.Commands;
import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.store.ClaimTaken;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
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
     * Returns when the contact is engaged.
     *
     * @throws RuntimeException if that cannot be done now; it may be tried again
     */
    void receive(Beginning beginning) {
        var visitor = Visitor.of(beginning.contact());
        locks.holding(visitor.identities(), () -> engage(visitor, beginning));
    }

    private void engage(Visitor visitor, Beginning beginning) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                commands.send(commandFor(visitor, beginning));
                return;
            } catch (ClaimTaken | AlreadyExists | NotFound lost) {
                // somebody made, engaged or deleted a contact in this moment, or it is told once more
                if (engagements.isEngaged(beginning.conversationId())) return;
            }
        }
        throw new IllegalStateException("no contact could be engaged in " + beginning.conversationId());
    }

    private ContactCommand commandFor(Visitor visitor, Beginning beginning) {
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

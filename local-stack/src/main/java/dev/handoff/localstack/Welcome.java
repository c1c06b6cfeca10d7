package dev.handoff.localstack;

/** What people read once the stack is up: where everything is, and something to try. */
final class Welcome {

    private final Settings settings;
    private final Terminal terminal;

    Welcome(Settings settings, Terminal terminal) {
        this.settings = settings;
        this.terminal = terminal;
    }

    void say() {
        terminal.say("""

                Handoff is ready after %s.

                  The inbox      %s   anna, ben, chris (agents), olga (operator), ada (admin): the password is the name
                  Website chat   %s/chat
                  The API        %s/docs
                  Sign-in        %s
                  Kafka          localhost:%d   topics handoff.conversations, handoff.contacts
                  PostgreSQL     localhost:%d   databases inbox, contacts, exports; handoff/handoff
                  Data, logs     %s

                Escalate a conversation, and see it in Anna's New:
                  ./handoff escalate "My parcel never arrived"
                  curl -H "Authorization: Bearer $(./handoff token anna)" %s/api/folders/new

                Ctrl-C stops everything; the data stays.
                """.formatted(
                terminal.elapsed(),
                String.join(" ", settings.addresses("gateway", Port.GATEWAY)),
                settings.gateway(),
                settings.gateway(),
                settings.issuer(),
                settings.port(Port.KAFKA),
                settings.port(Port.POSTGRESQL),
                settings.home(),
                settings.gateway()).stripTrailing());
    }
}

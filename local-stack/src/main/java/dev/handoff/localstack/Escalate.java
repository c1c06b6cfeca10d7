package dev.handoff.localstack;

import dev.handoff.localstack.api.Api;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import java.util.UUID;

/** {@code escalate "TEXT"}: what a bot platform does when its bot cannot help. */
final class Escalate {

    private final Settings settings;
    private final Terminal terminal;

    Escalate(Settings settings, Terminal terminal) {
        this.settings = settings;
        this.terminal = terminal;
    }

    void run(String text) throws IOException, InterruptedException {
        var escalation = Map.of(
                "channel",
                "web",
                "contact",
                Map.of("displayName", "Visitor at the terminal", "externalId", "terminal"),
                "helpMessage",
                text);
        try (var api = new Api(settings)) {
            var answer = api.post(
                    "bot-platform", "/api/conversations", UUID.randomUUID().toString(), escalation);
            if (!answer.isGood()) {
                throw new Refused(
                        "The conversation was not escalated: " + answer.problem() + ".", "See ./handoff status");
            }
            var id = answer.body().path("conversationId").asString();
            terminal.say("Conversation " + id + " is in New.");
            terminal.say("See it:     curl -H \"Authorization: Bearer $(./handoff token anna)\" %s/api/conversations/%s"
                    .formatted(settings.gateway(), id));
            terminal.say(
                    "Take it:    curl -X POST -H \"Authorization: Bearer $(./handoff token anna)\" %s/api/conversations/%s/assign"
                            .formatted(settings.gateway(), id));
        } catch (ConnectException nobodyThere) {
            throw new Refused("The gateway does not answer at " + settings.gateway() + ".", "Start it: ./handoff up");
        }
    }
}

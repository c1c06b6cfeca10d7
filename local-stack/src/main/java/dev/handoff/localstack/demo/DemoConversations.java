package dev.handoff.localstack.demo;

import dev.handoff.localstack.api.Api;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Conversations at every stage: waiting, taken, being answered, closed. */
final class DemoConversations {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(40);

    private final Api api;
    private final Map<String, String> contacts;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    /** @param contacts contact ids by external id */
    DemoConversations(Api api, Map<String, String> contacts) {
        this.api = api;
        this.contacts = contacts;
    }

    void make(JsonNode conversations) throws IOException, InterruptedException {
        SideBySide.each(conversations.values(), this::makeOne);
    }

    private void makeOne(JsonNode conversation) throws IOException, InterruptedException {
        var escalation = (ObjectNode) conversation.deepCopy();
        var steps = escalation.remove("then");
        var id = escalation.path("conversationId").asString();
        var contact = escalation.path("contact").asString();
        escalation.set("contact", escalation.objectNode().put("contactId", contacts.get(contact)));
        date(escalation.path("transcript"));
        Refusal.unlessGood("escalate", api.post("bot-platform", "/api/conversations", id, escalation));
        for (var step = 0; step < steps.size(); step++) {
            take(steps.get(step), id, id + "-" + step);
        }
    }

    /** The talk with the bot ended just now. */
    private void date(JsonNode transcript) {
        for (var line = 0; line < transcript.size(); line++) {
            var at = now.minus(BETWEEN_LINES.multipliedBy(transcript.size() - line));
            ((ObjectNode) transcript.get(line)).put("at", at.toString());
        }
    }

    /** A step that is refused because it has been taken already is as good as taken. */
    private void take(JsonNode step, String id, String key) throws IOException, InterruptedException {
        var body = (ObjectNode) step.deepCopy();
        var who = body.remove("as").asString();
        var what = body.remove("do").asString();
        var answer = api.post(who, "/api/conversations/" + id + "/" + what, key, body);
        if (answer.status() != 409) {
            Refusal.unlessGood(what, answer);
        }
    }
}

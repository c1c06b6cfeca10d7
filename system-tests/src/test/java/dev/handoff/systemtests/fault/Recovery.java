package dev.handoff.systemtests.fault;

import dev.handoff.systemtests.stack.Answer;
import dev.handoff.systemtests.stack.Person;
import dev.handoff.systemtests.stack.Stack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/**
 * Whether all is well again: each service does what it is asked, and what follows from it comes through. A conversation has
 * its contact only after inbox has published, contacts has heard, done and published, and inbox has heard; a file is
 * complete only after exports has heard of every contact.
 */
final class Recovery {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Each on a partition of its own, mostly. */
    private static final int CONVERSATIONS = 6;

    private final Person bot;
    private final Person olga;

    Recovery(Stack stack) {
        this.bot = stack.bot().waiting(PATIENCE);
        this.olga = stack.olga().waiting(PATIENCE);
    }

    /** Waits for it, and tells how long it took. */
    Duration await() {
        var begun = System.nanoTime();
        answered(olga, "/api/contacts", Map.of("lastName", "Recovered"), 201);
        var conversations = new ArrayList<String>();
        while (conversations.size() < CONVERSATIONS) conversations.add(escalate());
        var file = Map.of("format", "csv-comma", "filter", Map.of("q", "Recovered"));
        var export = answered(olga, "/api/exports", file, 202);
        var path = "/api/exports/" + export.text("exportId");
        until(() -> ended(olga.tryCall("GET", path, null)));
        for (var id : conversations) until(() -> hasContact(olga.tryCall("GET", "/api/conversations/" + id, null)));
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private String escalate() {
        var contact = Map.of("externalId", UUID.randomUUID().toString());
        var escalation = Person.escalation(Map.of("inbox", "recovered", "contact", contact));
        return answered(bot, "/api/conversations", escalation, 201).text("conversationId");
    }

    private static Answer answered(Person person, String path, Object body, int status) {
        var answers = new ArrayList<Answer>();
        until(() -> {
            var answer = person.tryCall("POST", path, body);
            answers.add(answer);
            return answer.status() == status;
        });
        return answers.getLast();
    }

    private static boolean ended(Answer export) {
        return export.status() == 200 && !List.of("queued", "running").contains(export.text("status"));
    }

    private static boolean hasContact(Answer conversation) {
        return conversation.status() == 200
                && conversation.json().path("contact").path("contactId").isString();
    }

    private static void until(Callable<Boolean> question) {
        Awaitility.await("all to be well again")
                .atMost(LONGEST)
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(question);
    }
}

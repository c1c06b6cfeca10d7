package dev.handoff.inbox.channel.webchat;

import dev.handoff.inbox.InboxForTests;
import dev.handoff.inbox.InboxForTests.Answer;
import dev.handoff.inbox.InboxForTests.Client;
import dev.handoff.inbox.StreamForTests;
import java.util.stream.Stream;

/** The service with its web chat on, and visitors. */
final class WebchatForTests implements AutoCloseable {

    private static final String KEY = "handoff.webchat.key=for tests: 32 characters or some more";

    final InboxForTests inbox;

    private WebchatForTests(InboxForTests inbox) {
        this.inbox = inbox;
    }

    static WebchatForTests start(String database, String... settings) {
        var all = Stream.concat(Stream.of("handoff.webchat.enabled=on", KEY), Stream.of(settings));
        return new WebchatForTests(InboxForTests.start(database, all.toArray(String[]::new)));
    }

    Guest guest() {
        return guest("{\"name\": \"Vera\"}");
    }

    Guest guest(String json) {
        return new Guest(this, inbox.stranger().post("/api/webchat/visits", json));
    }

    @Override
    public void close() {
        inbox.close();
    }

    /** Somebody at the website. */
    record Guest(WebchatForTests chat, Answer visit) {

        Client client() {
            return chat.inbox.with("Visitor " + visit.text("token"));
        }

        /** The same visitor, whose next request comes to another instance. */
        Guest at(WebchatForTests other) {
            return new Guest(other, visit);
        }

        Answer says(String text) {
            return client().post("/api/webchat/messages", "{\"text\": \"%s\"}".formatted(text));
        }

        Answer asksForAHuman() {
            return client().post("/api/webchat/human");
        }

        Answer sees() {
            return client().get("/api/webchat/messages");
        }

        StreamForTests stream() {
            return stream(null);
        }

        StreamForTests stream(String lastEventId) {
            return StreamForTests.open(client(), "/api/webchat/stream", lastEventId);
        }
    }
}

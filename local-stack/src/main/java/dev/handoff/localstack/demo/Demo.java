package dev.handoff.localstack.demo;

import dev.handoff.localstack.Settings;
import dev.handoff.localstack.api.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something to look at in a new stack: contacts with tags and conversations in every folder, made through the public
 * API like any client would. All ids are given, so that a half-made demo is simply made again.
 */
public final class Demo {

    private final Settings settings;
    private final Path made;

    public Demo(Settings settings) {
        this.settings = settings;
        this.made = settings.folder("demo");
    }

    /** Whether it is still to be made: only once in a data folder, and not where {@code HANDOFF_DEMO} is off. */
    public boolean isDue() {
        return !Files.exists(made) && !settings.get("HANDOFF_DEMO", "on").equals("off");
    }

    /**
     * Makes it.
     *
     * @return how much there is now, in words
     * @throws IOException when a service refuses or does not answer; the next start tries again
     */
    public String make() throws IOException, InterruptedException {
        try (var api = new Api(settings)) {
            var contacts = new DemoContacts(api).make(read("contacts.json"));
            var conversations = read("conversations.json");
            new DemoConversations(api, contacts).make(conversations);
            Files.writeString(made, "made\n");
            return "%d contacts, %d conversations".formatted(contacts.size(), conversations.size());
        }
    }

    private static JsonNode read(String name) throws IOException {
        try (var data = Demo.class.getResourceAsStream(name)) {
            return new JsonMapper().readTree(data);
        }
    }
}

package dev.handoff.localstack.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may sign in. Everyone's password, and secret as a client, is their own name: this is for one machine. */
enum Person {
    ANNA("Anna", "agent"),
    BEN("Ben", "agent"),
    CHRIS("Chris", "agent"),
    OLGA("Olga", "operator"),
    ADA("Ada", "admin"),
    BOT_PLATFORM("Bot platform", "bot");

    private final String displayName;
    private final String role;

    Person(String displayName, String role) {
        this.displayName = displayName;
        this.role = role;
    }

    /** The {@code sub} of their tokens. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String displayName() {
        return displayName;
    }

    String role() {
        return role;
    }

    /** Whether it signs in with a browser; a bot does not. */
    boolean isHuman() {
        return this != BOT_PLATFORM;
    }

    static Optional<Person> of(String id) {
        return Arrays.stream(values()).filter(person -> person.id().equals(id)).findFirst();
    }
}

package dev.handoff.contact.escalation;

import dev.handoff.contact.contact.Particulars;
import dev.handoff.contact.text.Notation;
import dev.handoff.events.conversation.ContactReference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a bot platform told of the person who writes, as far as it is usable: what is no e-mail address or no phone number
 * is left out, since nobody is there to correct it. Each part is in its normal form or null.
 */
record Visitor(String contactId, String externalId, String displayName, String email, String phone) {

    static Visitor of(ContactReference told) {
        if (told == null) return new Visitor(null, null, null, null, null);
        return new Visitor(
                told.contactId(),
                Notation.TEXT.ifReadable(told.externalId()).orElse(null),
                Notation.TEXT
                        .ifReadable(told.displayName())
                        .or(() -> Notation.TEXT.ifReadable(madeReadable(told.displayName())))
                        .orElse(null),
                Notation.EMAIL.ifReadable(told.email()).orElse(null),
                Notation.PHONE.ifReadable(told.phone()).orElse(null));
    }

    Particulars particulars() {
        return new Particulars(displayName, null, null, email, phone, null, null, externalId);
    }

    /** What two escalations of one new person have in common. */
    List<String> identities() {
        return Stream.of(
                        named("external-id", externalId),
                        named("email", email).map(text -> text.toLowerCase(Locale.ROOT)),
                        named("phone", phone))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> named(String kind, String value) {
        return Optional.ofNullable(value).map(text -> kind + " " + text);
    }

    /** A name that is too long or holds line breaks is better than none. */
    private static String madeReadable(String name) {
        if (name == null) return null;
        var characters = name.codePoints()
                .map(c -> Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.SURROGATE
                        ? ' '
                        : c)
                .limit(Notation.MOST)
                .toArray();
        return new String(characters, 0, characters.length);
    }
}

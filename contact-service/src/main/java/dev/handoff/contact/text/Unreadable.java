package dev.handoff.contact.text;

/** A text is not what its field asks for; the message tells people what to write instead. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message, null, false, false);
    }
}

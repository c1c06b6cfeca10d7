package dev.handoff.inbox.stream;

import java.nio.charset.StandardCharsets;

/** The form of server-sent events, in UTF-8. */
public final class Frame {

    private Frame() {}

    /** Nothing to the reader, but it shows both ends that the other is there. */
    public static byte[] comment(String text) {
        return bytes(": " + text + "\n\n");
    }

    /** @param json one line, as JSON without indentation is */
    public static byte[] event(String name, String json) {
        return bytes("event: " + name + "\ndata: " + json + "\n\n");
    }

    public static byte[] event(String name, String id, String json) {
        return bytes("event: " + name + "\nid: " + id + "\ndata: " + json + "\n\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

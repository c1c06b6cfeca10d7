package dev.handoff.systemtests.stack;

import java.util.regex.Pattern;

/** A line of {@code ./handoff status}: {@code NAME STATE pid N ADDRESS}. */
public record Part(String name, String state, long pid, String address) {

    private static final Pattern LINE = Pattern.compile("(\\S+) (up|starting|down) pid (\\d+) (\\S+)");

    /** @throws IllegalArgumentException if the line is not as the contract says */
    static Part of(String line) {
        var part = LINE.matcher(line);
        if (!part.matches()) throw new IllegalArgumentException("not a line of status: " + line);
        return new Part(part.group(1), part.group(2), Long.parseLong(part.group(3)), part.group(4));
    }

    public boolean isUp() {
        return state.equals("up");
    }

    /** {@code host:port}, for Kafka and PostgreSQL. */
    public String hostAndPort() {
        return address.substring(Math.max(address.indexOf('@'), address.indexOf("//") + 1) + 1);
    }
}

package dev.handoff.starter.web;

import java.util.Optional;

/**
 * How many items of a list the caller asks for ({@code limit}). A controller takes it as a parameter.
 *
 * @param value 1 to 200
 */
public record Limit(int value) {

    public static final int DEFAULT = 50;
    public static final int MAX = 200;

    static final String NAME = "limit";

    /** @param text null for the default, or what {@link #complaint} finds nothing about */
    static Limit of(String text) {
        return new Limit(text == null ? DEFAULT : Integer.parseInt(text));
    }

    static Optional<String> complaint(String text) {
        var value = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        return value >= 1 && value <= MAX ? Optional.empty() : Optional.of("must be a whole number from 1 to " + MAX);
    }

    /** One more than asked for: a query that finds it knows that there is a next page. */
    public int plusOne() {
        return value + 1;
    }
}

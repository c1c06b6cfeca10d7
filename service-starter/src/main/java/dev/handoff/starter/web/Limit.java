package dev.handoff.starter.web;

/**
 * How many items of a list the caller asks for ({@code limit}). A controller takes it as a parameter.
 *
 * @param value 1 to 200
 */
public record Limit(int value) {

    public static final int DEFAULT = 50;
    public static final int MAX = 200;

    /** One more than asked for: a query that finds it knows that there is a next page. */
    public int plusOne() {
        return value + 1;
    }
}

package dev.handoff.starter.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param field where: {@code limit}, {@code contact.email}, {@code transcript[2].text}
 * @param message what, to be read after the field's name: {@code must be 1 to 200 characters long}
 */
public record FieldError(String field, String message) {}

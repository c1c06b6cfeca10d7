package dev.handoff.starter.command;

/**
 * An event-sourced aggregate of the service; declare one as a bean for each.
 *
 * @param type the class with the {@code decide} and {@code evolve} methods
 * @param name what people call one, for "there is no ..."; for instance {@code conversation}
 */
public record AggregateType<T>(Class<T> type, String name) {}

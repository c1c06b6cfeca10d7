package dev.handoff.localstack;

/**
 * A port that a program of the stack listens on.
 *
 * @param variable the environment name that moves it
 */
public record Listening(String variable, int number) {}

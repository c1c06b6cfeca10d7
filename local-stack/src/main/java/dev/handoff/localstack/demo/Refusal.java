package dev.handoff.localstack.demo;

import dev.handoff.localstack.api.Api.Answer;
import java.io.IOException;

/** A service did not do what the demo asked for. */
final class Refusal extends IOException {

    private Refusal(String message) {
        super(message);
    }

    static void unlessGood(String toDo, Answer answer) throws Refusal {
        if (!answer.isGood()) {
            throw new Refusal("cannot " + toDo + ": " + answer.problem());
        }
    }
}

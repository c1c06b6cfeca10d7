package dev.handoff.starter.operations;

import dev.handoff.starter.problem.Refusal;

/** 422: Kafka has no such topic, and none is made by itself. */
public final class UnknownTopic extends Refusal {

    private static final long serialVersionUID = 1L;

    public UnknownTopic(String topic) {
        super(
                422,
                "unknown-topic",
                "There is no topic " + topic + ". Make it first, with as many partitions as you need.");
        with("topic", topic);
    }
}

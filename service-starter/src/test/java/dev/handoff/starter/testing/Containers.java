package dev.handoff.starter.testing;

import org.testcontainers.DockerClientFactory;

/** Whether tests run on containers: {@code -Pcontainers} asks for them, and a Docker engine has to answer. */
final class Containers {

    private static final boolean USED = areAskedFor() && isEngineThere();

    private Containers() {}

    static boolean areUsed() {
        return USED;
    }

    private static boolean areAskedFor() {
        return Boolean.getBoolean("handoff.containers");
    }

    private static boolean isEngineThere() {
        var there = DockerClientFactory.instance().isDockerAvailable();
        if (!there) {
            System.err.println(
                    "No Docker engine answers: -Pcontainers is skipped, tests run on the embedded PostgreSQL and Kafka.");
        }
        return there;
    }
}

package dev.handoff.localstack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks programs how they are, over the address that their operators use. */
public final class Probe {

    private static final int PATIENCE_MS = 2_000;

    private Probe() {}

    /** Whether the program with this management port is ready for its clients. */
    public static boolean ready(int managementPort) {
        try {
            var address = URI.create("http://localhost:" + managementPort + "/actuator/health/readiness");
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MS);
            connection.setReadTimeout(PATIENCE_MS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}

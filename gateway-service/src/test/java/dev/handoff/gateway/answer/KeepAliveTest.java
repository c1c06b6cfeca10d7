package dev.handoff.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One connection, many requests. reactor-netty 1.3.7 stopped reading for ever when a request that had come before the end of
 * the previous answer was answered at once, as refusals are (reactor-netty#4361); under load a client need not pipeline for
 * that, being quick is enough.
 */
@GatewayTest
class KeepAliveTest {

    private final Client client;

    KeepAliveTest(Client client) {
        this.client = client;
    }

    @BeforeEach
    void reset() {
        Neighbours.reset();
    }

    @Test
    void a_connection_goes_on_after_a_refusal_that_had_to_wait_for_the_answer_before_it() throws IOException {
        var proxied = request("Authorization: Bearer " + Neighbours.ISSUER.tokenOf("anna", "agent") + "\r\n");
        var refused = request("");

        try (var socket = new Socket("localhost", client.port())) {
            socket.setSoTimeout(10_000);
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

            send(socket, proxied + refused);
            assertThat(nextStatus(answers)).isEqualTo("HTTP/1.1 200 OK");
            assertThat(nextStatus(answers)).isEqualTo("HTTP/1.1 401 Unauthorized");

            send(socket, proxied);
            assertThat(nextStatus(answers)).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    private static String request(String header) {
        return "GET /api/agents HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n";
    }

    private static void send(Socket socket, String characters) throws IOException {
        socket.getOutputStream().write(characters.getBytes(StandardCharsets.US_ASCII));
    }

    /** The status line of the next answer; bodies, which end without a line break, are passed over. */
    private static String nextStatus(BufferedReader answers) throws IOException {
        while (true) {
            var line = answers.readLine();
            if (line == null) throw new IOException("closed");
            var status = line.indexOf("HTTP/1.1 ");
            if (status >= 0) return line.substring(status);
        }
    }
}

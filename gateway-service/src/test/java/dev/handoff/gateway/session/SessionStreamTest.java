package dev.handoff.gateway.session;

import static dev.handoff.gateway.Neighbours.INBOX;
import static dev.handoff.gateway.Neighbours.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@GatewayTest
@Timeout(60)
class SessionStreamTest {

    private final Browser browser;
    private final CountDownLatch ended = new CountDownLatch(1);

    SessionStreamTest(Client client) {
        this.browser = new Browser(client);
    }

    @BeforeEach
    void reset() {
        Neighbours.reset();
    }

    @Test
    void a_stream_ends_with_the_token_it_was_opened_with_and_can_be_opened_again_with_the_next() {
        ISSUER.desk().expects("anna", 4);
        browser.signIn();
        INBOX.does(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                while (!ended.await(50, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                }
            } catch (InterruptedException | IOException gone) {
                ended.countDown();
            }
        });

        var stream = browser.send("/api/folders/stream", request -> request.header("Accept", "text/event-stream"));

        // It has ended, and not broken off; the service has noticed.
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.body()).startsWith(": still here\n\n");
        await().until(() -> ended.getCount() == 0);

        ISSUER.desk().expects("anna", 300);
        INBOX.reset();
        assertThat(browser.send("/api/folders/stream", request -> request.header("Accept", "text/event-stream"))
                        .statusCode())
                .isEqualTo(200);
    }
}

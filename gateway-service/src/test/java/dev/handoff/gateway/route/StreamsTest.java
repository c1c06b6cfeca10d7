package dev.handoff.gateway.route;

import static dev.handoff.gateway.Neighbours.INBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@GatewayTest
@Timeout(60)
class StreamsTest {

    private static final String END = "end";

    private final Client client;

    StreamsTest(Client client) {
        this.client = client;
    }

    /** What the service says next on its stream. */
    private final BlockingQueue<String> script = new ArrayBlockingQueue<>(100);

    private final CountDownLatch clientIsGone = new CountDownLatch(1);

    @BeforeEach
    void reset() {
        Neighbours.reset();
    }

    @Test
    void events_arrive_one_by_one_while_the_stream_is_open() throws Exception {
        INBOX.does(this::play);
        script.add(": hello\n\n");

        var stream = open().join();
        assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(stream.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(stream.headers().firstValue("X-Correlation-Id")).isPresent();
        try (var lines = lines(stream)) {
            assertThat(lines.readLine()).isEqualTo(": hello");
            assertThat(lines.readLine()).isEmpty();
            for (var n = 1; n <= 20; n++) {
                // Said only now: what is read below cannot have been waiting for more.
                script.add("id: %d\n\n".formatted(n));
                assertThat(lines.readLine()).isEqualTo("id: " + n);
                assertThat(lines.readLine()).isEmpty();
            }
            script.add(END);
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void a_stream_is_never_compressed() {
        INBOX.does(this::play);
        script.add(": hello\n\n");
        script.add(END);

        var stream = open().join();

        assertThat(stream.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(INBOX.lastAsked().header("Last-Event-ID")).containsExactly("41");
    }

    @Test
    void a_stream_may_be_silent_for_longer_than_an_ordinary_call_may_take() throws Exception {
        INBOX.does(this::play);
        var stream = open();
        await().until(() -> INBOX.asked().size() == 1);

        // An ordinary call that began later is given up, while the stream, which has not even begun, goes on.
        assertThat(client.getAsAnna("/api/folders").statusCode()).isEqualTo(503);
        assertThat(stream).isNotDone();
        script.add(": at last\n\n");
        script.add(END);

        assertThat(lines(stream.join()).readLine()).isEqualTo(": at last");
    }

    @Test
    void a_client_that_goes_away_ends_the_stream_at_the_service() throws Exception {
        INBOX.does(this::play);
        script.add(": hello\n\n");
        var lines = lines(open().join());
        assertThat(lines.readLine()).isEqualTo(": hello");

        lines.close();

        await().until(() -> {
            script.offer(": still there?\n\n");
            return clientIsGone.await(10, TimeUnit.MILLISECONDS);
        });
    }

    @Test
    void a_stream_that_breaks_at_the_service_breaks_for_the_client_and_does_not_seem_to_end() throws Exception {
        INBOX.does(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(": hello\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await().until(() -> script.contains(END));
            exchange.close();
        });

        var lines = lines(open().join());

        assertThat(lines.readLine()).isEqualTo(": hello");
        script.add(END);
        assertThatThrownBy(lines::readLine).isInstanceOf(IOException.class);
    }

    private void play(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().endsWith("/stream")) return; // never answered
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        try (exchange) {
            var next = script.take();
            exchange.sendResponseHeaders(200, 0);
            for (; !next.equals(END); next = script.take()) {
                exchange.getResponseBody().write(next.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            clientIsGone.countDown();
            throw gone;
        }
    }

    private CompletableFuture<HttpResponse<InputStream>> open() {
        var request = HttpRequest.newBuilder(client.uri("/api/folders/stream"))
                .header("Authorization", "Bearer " + Neighbours.ISSUER.tokenOf("anna", "agent"))
                .header("Accept", "text/event-stream")
                .header("Accept-Encoding", "gzip")
                .header("Last-Event-ID", "41")
                .build();
        return client.http().sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private static BufferedReader lines(HttpResponse<InputStream> stream) {
        return new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
    }
}

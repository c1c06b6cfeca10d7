package dev.handoff.starter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LeavingTest {

    @Test
    void an_instance_that_is_told_to_stop_says_so_and_answers_for_a_while() {
        try (var service = Service.start("handoff.web.drain=2s")) {
            var ready = service.get("/api/things/t-1");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.header(LeavingFilter.NOT_READY)).isNull();

            var stop = CompletableFuture.runAsync(service::stop);

            await("it to say so").untilAsserted(() -> {
                var leaving = service.get("/api/things/t-1");
                assertThat(leaving.status()).isEqualTo(200);
                assertThat(leaving.header(LeavingFilter.NOT_READY)).isNotNull();
                assertThat(leaving.header("Connection")).isEqualTo("close");
            });
            assertThat(stop).isNotDone();
            stop.join();
            assertThat(catchThrowable(() -> service.get("/api/things/t-1"))).hasCauseInstanceOf(ConnectException.class);
        }
    }
}

package dev.handoff.gateway.limit;

import static dev.handoff.gateway.Neighbours.INBOX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.TestPropertySource;

@GatewayTest
@Timeout(60)
class WebchatTest {

    private final Client client;

    WebchatTest(Client client) {
        this.client = client;
    }

    @BeforeEach
    void reset() {
        Neighbours.reset();
    }

    @Test
    void there_is_no_web_chat_unless_it_is_wanted() {
        assertThat(visit("10.0.0.1").statusCode()).isEqualTo(404);
        assertThat(INBOX.asked()).isEmpty();
    }

    @Nested
    @TestPropertySource(
            properties = {
                "handoff.webchat.enabled=on",
                "handoff.webchat.requests-per-second=1",
                "handoff.trusted-proxies=127.0.0.0/8,::1"
            })
    class Wanted {

        @Test
        void visitors_need_no_token_of_ours_and_theirs_is_passed_on() {
            assertThat(visit("10.0.0.2").statusCode()).isEqualTo(200);
            assertThat(INBOX.lastAsked().uri()).hasPath("/api/webchat/visits");

            var message = client.send(
                    "/api/webchat/messages",
                    request -> request.header("Authorization", "Visitor abc")
                            .header("X-Forwarded-For", "10.0.0.3")
                            .POST(BodyPublishers.ofString("{\"text\":\"hello\"}")));
            assertThat(message.statusCode()).isEqualTo(200);
            assertThat(INBOX.lastAsked().header("Authorization")).containsExactly("Visitor abc");
        }

        @Test
        void a_token_of_a_visitor_opens_nothing_else() {
            var answer = client.send("/api/agents", request -> request.header("Authorization", "Visitor abc"));

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(INBOX.asked()).isEmpty();
        }

        @Test
        void an_address_that_asks_too_often_is_told_to_wait_and_others_are_not() {
            HttpResponse<String> answer;
            var n = 0;
            do answer = visit("10.0.0.4");
            while (answer.statusCode() == 200 && ++n < 200);

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(n).isGreaterThanOrEqualTo(2);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(visit("10.0.0.5").statusCode()).isEqualTo(200);
            // Colleagues at the visitor's address are counted by their names.
            assertThat(client.sendAsAnna("/api/agents", request -> request.header("X-Forwarded-For", "10.0.0.4"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private HttpResponse<String> visit(String address) {
        return client.send(
                "/api/webchat/visits",
                request -> request.header("X-Forwarded-For", address).POST(BodyPublishers.ofString("{}")));
    }
}

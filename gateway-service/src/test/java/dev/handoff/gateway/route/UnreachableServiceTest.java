package dev.handoff.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.gateway.BareSocket;
import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@GatewayTest
@Timeout(60)
class UnreachableServiceTest {

    private static final BareSocket SERVICE = new BareSocket();

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        properties.add("handoff.services.exports", SERVICE::uri);
        properties.add("handoff.services.contacts", () -> "http://contacts.invalid:8082");
    }

    private final Client client;

    UnreachableServiceTest(Client client) {
        this.client = client;
    }

    @BeforeEach
    void reset() {
        SERVICE.comeBack();
        SERVICE.does(BareSocket.HELLO);
    }

    @Test
    void a_service_that_does_not_listen_is_unavailable() {
        SERVICE.die();

        assertUnavailable(get());
        assertUnavailable(post());
    }

    @Test
    void a_service_that_came_back_answers_again() {
        SERVICE.die();
        assertUnavailable(get());
        SERVICE.comeBack();

        assertThat(get().statusCode()).isEqualTo(200);
    }

    @Test
    void a_service_whose_name_nobody_knows_is_unavailable() {
        assertUnavailable(client.getAsAnna("/api/contacts"));
    }

    @Test
    void a_service_that_accepts_and_says_nothing_is_unavailable_after_a_while() {
        SERVICE.does(_ -> {});

        assertUnavailable(get());
    }

    @Test
    void a_get_that_broke_off_is_tried_once_more() {
        SERVICE.does(Socket::close);

        assertUnavailable(get());
        assertThat(SERVICE.requests()).isEqualTo(2);
    }

    @Test
    void a_get_that_broke_off_once_is_answered() {
        SERVICE.does(connection -> {
            if (SERVICE.requests() == 1) connection.close();
            else BareSocket.HELLO.with(connection);
        });

        assertThat(get().statusCode()).isEqualTo(200);
    }

    @Test
    void a_command_that_broke_off_is_not_sent_again() {
        SERVICE.does(Socket::close);

        assertUnavailable(post());
        assertThat(SERVICE.requests()).isEqualTo(1);
    }

    @Test
    void a_service_that_talks_nonsense_is_unavailable() {
        SERVICE.does(BareSocket.says("Guten Tag!\r\n\r\n"));

        assertUnavailable(get());
    }

    @Test
    void an_answer_that_breaks_off_in_the_middle_is_not_taken_for_a_whole_one() {
        SERVICE.does(BareSocket.says("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));

        assertThat(client.http().sendAsync(client.requestAsAnna("/api/exports"), HttpResponse.BodyHandlers.ofString()))
                .failsWithin(Duration.ofSeconds(10));
    }

    private HttpResponse<String> get() {
        return client.getAsAnna("/api/exports");
    }

    private HttpResponse<String> post() {
        return client.sendAsAnna("/api/exports", request -> request.POST(BodyPublishers.ofString("{}")));
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9]\\d*"));
        assertThat(Client.json(answer).path("type").stringValue()).isEqualTo("urn:handoff:problem:unavailable");
    }
}

package dev.handoff.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.gateway.BareSocket;
import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.StandIn;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One service, two instances: one in good health, and one that does what a test says. */
@GatewayTest
@Timeout(60)
class SeveralInstancesTest {

    private static final StandIn HEALTHY = new StandIn();
    private static final BareSocket OTHER = new BareSocket();

    private static final String OF_HEALTHY = "{\"hello\":1}";
    private static final String OF_OTHER = "{}";

    private static final BareSocket.Behaviour NOT_READY = BareSocket.says(
            "HTTP/1.1 503 \r\nHandoff-Not-Ready: true\r\nX-Correlation-Id: c\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        properties.add("handoff.services.exports", () -> OTHER.uri() + "," + HEALTHY.uri());
    }

    private final Client client;

    SeveralInstancesTest(Client client) {
        this.client = client;
    }

    @BeforeEach
    void bothAreWell() {
        HEALTHY.reset();
        OTHER.comeBack();
        OTHER.does(BareSocket.HELLO);
        await("both to be called").until(() -> bodies(4).containsAll(List.of(OF_HEALTHY, OF_OTHER)));
    }

    @AfterEach
    void leaveOneThatAnswers() {
        OTHER.comeBack();
    }

    @Test
    void they_take_turns() {
        var bodies = bodies(20);

        assertThat(bodies).filteredOn(OF_HEALTHY::equals).hasSize(10);
        assertThat(bodies).filteredOn(OF_OTHER::equals).hasSize(10);
    }

    @Test
    void one_that_has_died_is_missed_by_nobody() {
        OTHER.die();

        for (var n = 0; n < 20; n++) {
            assertThat(get().statusCode()).isEqualTo(200);
            assertThat(post("{\"n\":" + n + "}").statusCode()).isEqualTo(200);
            assertThat(posts().getLast().body()).isEqualTo("{\"n\":" + n + "}");
        }
    }

    @Test
    void a_get_that_broke_off_is_answered_by_the_other() {
        OTHER.does(Socket::close);

        assertThat(bodies(10)).containsOnly(OF_HEALTHY);
    }

    @Test
    void a_command_that_broke_off_is_sent_to_nobody_else() {
        OTHER.does(connection -> {
            // GETs are answered, also those that ask how it is: it stays one of those that are called.
            var isPost = connection.getInputStream().read() == 'O';
            if (isPost) connection.close();
            else BareSocket.HELLO.with(connection);
        });

        var answers =
                IntStream.range(0, 4).mapToObj(_ -> post("{}").statusCode()).toList();

        assertThat(answers).containsOnly(200, 503);
        assertThat(posts())
                .hasSize((int) answers.stream().filter(status -> status == 200).count());
    }

    @Test
    void one_that_is_stopping_gets_no_more_and_its_reads_are_answered_by_the_other() {
        OTHER.does(NOT_READY);

        assertThat(bodies(10)).containsOnly(OF_HEALTHY);
        assertThat(post("{}").statusCode()).isEqualTo(200);
    }

    @Test
    void one_that_says_so_in_a_good_answer_is_believed_and_the_client_is_not_bothered_with_it() {
        OTHER.does(BareSocket.says(
                "HTTP/1.1 200 OK\r\nHandoff-Not-Ready: true\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"));

        var answers = IntStream.range(0, 10).mapToObj(_ -> get()).toList();

        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(answers)
                .allMatch(answer ->
                        answer.headers().allValues("Handoff-Not-Ready").isEmpty());
        assertThat(answers.stream()
                        .filter(answer -> answer.body().equals(OF_OTHER))
                        .count())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void one_that_hangs_gets_no_more_after_a_while() {
        OTHER.does(_ -> {});

        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> IntStream.range(0, 4).allMatch(_ -> post("{}").statusCode() == 200));
    }

    @Test
    void where_all_are_away_the_service_is_unavailable_and_says_so_as_a_problem() {
        OTHER.does(BareSocket.says("HTTP/1.1 503 \r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        HEALTHY.does(exchange -> StandIn.answer(exchange, 503, "text/plain", ""));

        for (var answer : List.of(get(), post("{}"))) {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void a_refusal_for_now_of_the_service_itself_is_passed_on_as_it_is() {
        var busy = "{\"type\":\"urn:handoff:problem:unavailable\"}";
        OTHER.die();
        HEALTHY.reset();
        HEALTHY.does(exchange -> {
            exchange.getResponseHeaders().set("X-Correlation-Id", "c");
            StandIn.answer(exchange, 503, "application/problem+json", busy);
        });

        assertThat(get().body()).isEqualTo(busy);
        assertThat(HEALTHY.asked().stream()
                        .filter(asked -> asked.uri().getPath().startsWith("/api")))
                .hasSize(1);
    }

    private List<String> bodies(int calls) {
        return IntStream.range(0, calls)
                .mapToObj(_ -> {
                    var answer = get();
                    assertThat(answer.statusCode()).isEqualTo(200);
                    return answer.body();
                })
                .toList();
    }

    private static List<StandIn.Asked> posts() {
        return HEALTHY.asked().stream()
                .filter(asked -> asked.method().equals("POST"))
                .toList();
    }

    private HttpResponse<String> get() {
        return client.getAsAnna("/api/exports");
    }

    private HttpResponse<String> post(String body) {
        return client.sendAsAnna("/api/exports", request -> request.POST(BodyPublishers.ofString(body)));
    }
}

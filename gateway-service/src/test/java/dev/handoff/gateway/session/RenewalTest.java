package dev.handoff.gateway.session;

import static dev.handoff.gateway.Neighbours.INBOX;
import static dev.handoff.gateway.Neighbours.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@GatewayTest
@Timeout(60)
class RenewalTest {

    private final Client client;
    private final Browser browser;
    private final Seal seal;

    RenewalTest(Client client, Seal seal) {
        this.client = client;
        this.browser = new Browser(client);
        this.seal = seal;
    }

    @BeforeEach
    void signIn() {
        Neighbours.reset();
        ISSUER.desk().expects("anna", 300);
        browser.signIn();
    }

    @Test
    void a_token_that_is_good_for_long_is_not_renewed() {
        var answer = browser.get("/api/agents");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(ISSUER.desk().renewals()).isZero();
    }

    @Test
    void a_token_that_ends_soon_is_renewed_with_any_call_and_nobody_notices() {
        var csrf = browser.csrfToken();
        browser.get("/api/agents");
        browser.age(seal, RenewalTest::due);

        var answer = browser.get("/api/agents");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isNotEmpty();
        assertThat(ISSUER.desk().renewals()).isEqualTo(1);
        assertThat(tokens()).doesNotHaveDuplicates();
        assertThat(browser.csrfToken()).isEqualTo(csrf);
        assertThat(browser.get("/api/agents").headers().allValues("Set-Cookie")).isEmpty();
        assertThat(ISSUER.desk().renewals()).isEqualTo(1);
    }

    @Test
    void who_comes_back_after_a_break_goes_on() {
        browser.age(seal, RenewalTest::spent);

        assertThat(browser.get("/session").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/agents").statusCode()).isEqualTo(200);
        assertThat(ISSUER.desk().renewals()).isEqualTo(1);
    }

    @Test
    void all_that_a_page_asks_for_at_a_time_is_renewed_once_and_so_is_what_comes_late() throws Exception {
        browser.age(seal, RenewalTest::spent);
        var straggler = browser.copy(client);

        var answers = atOnce(30, () -> browser.copy(client).get("/api/agents"));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(answers)
                .extracting(answer -> answer.headers().allValues("Set-Cookie"))
                .containsOnly(answers.getFirst().headers().allValues("Set-Cookie"));
        assertThat(straggler.get("/api/agents").statusCode()).isEqualTo(200);
        assertThat(ISSUER.desk().renewals()).isEqualTo(1);
    }

    @Test
    void who_is_not_renewed_has_to_sign_in_again_once_the_token_is_over() {
        ISSUER.desk().throwOut("anna");
        browser.age(seal, RenewalTest::due);
        assertThat(browser.get("/api/agents").statusCode()).isEqualTo(200);

        browser.age(seal, RenewalTest::spent);
        assertUnauthenticated(browser.get("/api/agents"));
        assertThat(browser.get("/session").statusCode()).isEqualTo(204);
        assertUnauthenticated(browser.post("/api/conversations/c-1/assign", "any"));
        // Another tab may have signed in again: what it has got is not taken away.
        assertThat(browser.get("/session").headers().allValues("Set-Cookie")).isEmpty();

        assertThat(browser.signIn().statusCode()).isEqualTo(200);
    }

    @Test
    void a_provider_that_is_away_sends_nobody_away() {
        ISSUER.desk().failsWith("server_error");
        browser.age(seal, RenewalTest::due);
        assertThat(browser.get("/api/agents").statusCode()).isEqualTo(200);

        browser.age(seal, RenewalTest::spent);
        var answer = browser.get("/api/agents");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(browser.get("/session").statusCode()).isEqualTo(503);
    }

    @Test
    void a_session_is_over_one_day_however_often_it_could_be_renewed() {
        browser.age(seal, session -> with(session, session.subject(), 200, -1));

        assertUnauthenticated(browser.get("/api/agents"));
        assertThat(ISSUER.desk().renewals()).isZero();
    }

    @Test
    void a_token_of_somebody_else_is_not_taken_for_a_new_one() {
        browser.age(seal, session -> with(session, "ben", -1, 1_000));

        assertUnauthenticated(browser.get("/api/agents"));
        assertThat(INBOX.asked()).isEmpty();
    }

    private static Session due(Session session) {
        return with(session, session.subject(), 30, 1_000);
    }

    private static Session spent(Session session) {
        return with(session, session.subject(), -1, 1_000);
    }

    /** With an access token that is to be renewed, and ends in so many seconds. */
    private static Session with(Session session, String subject, int secondsLeft, int secondsInAll) {
        var now = Instant.now();
        return new Session(
                session.id(),
                subject,
                session.accessToken(),
                now.minusSeconds(1),
                now.plusSeconds(secondsLeft),
                session.refreshToken(),
                session.idToken(),
                session.csrfToken(),
                now.plusSeconds(secondsInAll));
    }

    private static List<String> tokens() {
        return INBOX.asked().stream()
                .flatMap(asked -> asked.header("Authorization").stream())
                .toList();
    }

    private static <T> List<T> atOnce(int times, Callable<T> what) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = threads.invokeAll(Stream.generate(() -> what).limit(times).toList());
            return all.stream().map(Future::resultNow).toList();
        }
    }

    private static void assertUnauthenticated(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Client.json(answer).path("type").stringValue()).isEqualTo("urn:handoff:problem:unauthenticated");
    }
}

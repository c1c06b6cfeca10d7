package dev.handoff.gateway.security;

import static dev.handoff.gateway.Neighbours.INBOX;
import static dev.handoff.gateway.Neighbours.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class TokensTest {

    private final Client client;

    TokensTest(Client client) {
        this.client = client;
    }

    @BeforeEach
    void reset() {
        Neighbours.reset();
    }

    @Test
    void a_good_token_opens_the_door_and_goes_on_to_the_service() {
        var token = ISSUER.tokenOf("anna", "agent");

        assertThat(withToken(token).statusCode()).isEqualTo(200);
        assertThat(INBOX.lastAsked().header("Authorization")).containsExactly("Bearer " + token);
    }

    @Test
    void which_role_may_do_what_is_for_the_service_to_say() {
        assertThat(withToken(ISSUER.token(claims -> claims.subject("nobody-in-particular")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void without_a_token_there_is_no_entry() {
        var answer = client.get("/api/agents");

        assertUnauthenticated(answer);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
    }

    @Test
    void a_password_is_no_token() {
        assertUnauthenticated(authorization("Basic YW5uYTphbm5h"));
        assertUnauthenticated(authorization("Bearer"));
        assertUnauthenticated(authorization("Bearer "));
    }

    @Test
    void what_is_no_token_of_the_issuer_is_refused() throws Exception {
        var anHourAgo = Date.from(Instant.now().minusSeconds(3600));
        var inAnHour = Date.from(Instant.now().plusSeconds(3600));
        var good = ISSUER.tokenOf("anna", "agent");
        var nothing = new PlainJWT(
                new JWTClaimsSet.Builder().issuer(ISSUER.uri()).subject("anna").build());
        var secret = new MACSigner("a secret that is known to everybody".getBytes(StandardCharsets.UTF_8));

        assertInvalid("garbage");
        assertInvalid("a.b.c");
        assertInvalid(good.substring(0, good.length() - 8) + "AAAAAAAA");
        assertInvalid(ISSUER.forgedToken());
        assertInvalid(ISSUER.token(claims -> claims.subject("anna").expirationTime(anHourAgo)));
        assertInvalid(ISSUER.token(claims -> claims.subject("anna").notBeforeTime(inAnHour)));
        assertInvalid(ISSUER.token(claims -> claims.subject("anna").issuer("http://elsewhere")));
        assertInvalid(ISSUER.token(claims -> claims));
        assertInvalid(nothing.serialize());
        assertInvalid(ISSUER.sign(new JWSHeader.Builder(JWSAlgorithm.HS256), secret, claims -> claims.subject("anna")));
        assertThat(INBOX.asked()).isEmpty();
    }

    @Test
    void a_token_that_was_good_is_not_good_for_ever() {
        var skew = 60;
        var almostOver = ISSUER.token(claims -> claims.subject("anna")
                .issueTime(Date.from(Instant.now().minusSeconds(300)))
                .expirationTime(Date.from(Instant.now().minusSeconds(skew - 2))));

        assertThat(withToken(almostOver).statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertInvalid(almostOver));
    }

    @Test
    void keys_that_change_are_fetched_again_and_inventing_keys_does_not_make_it_fetch_each_time() {
        assertThat(withToken(ISSUER.tokenOf("anna", "agent")).statusCode()).isEqualTo(200);
        var forged = Stream.generate(ISSUER::forgedToken).limit(20).toList();
        var before = ISSUER.fetches();
        forged.forEach(this::assertInvalid);
        assertThat(ISSUER.fetches() - before).isLessThan(15);

        ISSUER.changeKey();

        await().untilAsserted(() -> assertThat(
                        withToken(ISSUER.tokenOf("ben", "agent")).statusCode())
                .isEqualTo(200));
    }

    private void assertInvalid(String token) {
        var answer = withToken(token);
        assertUnauthenticated(answer);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer error=\"invalid_token\"");
    }

    private HttpResponse<String> withToken(String token) {
        return authorization("Bearer " + token);
    }

    private HttpResponse<String> authorization(String value) {
        return client.send("/api/agents", request -> request.header("Authorization", value));
    }

    private static void assertUnauthenticated(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Client.json(answer).path("type").stringValue()).isEqualTo("urn:handoff:problem:unauthenticated");
    }
}

package dev.handoff.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.handoff.starter.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SecurityTest {

    private static final Service SERVICE = Service.shared();

    @Test
    void the_caller_is_whom_the_token_names() {
        assertThat(SERVICE.post("/api/things/a/assign", null).body())
                .isEqualTo("{\"id\":\"anna\",\"name\":\"Anna\",\"roles\":[\"agent\"]}");
    }

    @Test
    void without_a_token_the_api_is_closed_whatever_is_asked() {
        for (var path : List.of("/api/things/a", "/api/nothing", "/api")) {
            var answer = SERVICE.send(HttpRequest.newBuilder(URI.create("http://localhost:" + SERVICE.port() + path)));
            assertThat(answer.problem()).isEqualTo("401 unauthenticated");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @Test
    void only_a_valid_token_of_the_issuer_counts() {
        assertThat(with("Bearer nonsense").problem()).isEqualTo("401 unauthenticated");
        assertThat(with("Bearer ").problem()).isEqualTo("401 unauthenticated");
        assertThat(with("Basic YW5uYTphbm5h").problem()).isEqualTo("401 unauthenticated");
        assertThat(with(TestTokens.forged("anna", "agent")).problem()).isEqualTo("401 unauthenticated");
        assertThat(withClaims(c -> c.issuer("http://elsewhere"))).isEqualTo("401 unauthenticated");
        assertThat(withClaims(c -> c.subject(null))).isEqualTo("401 unauthenticated");
        assertThat(withClaims(c -> c.expirationTime(Date.from(Instant.now().minusSeconds(120)))))
                .isEqualTo("401 unauthenticated");
        assertThat(withClaims(c -> c.notBeforeTime(Date.from(Instant.now().plusSeconds(120)))))
                .isEqualTo("401 unauthenticated");
    }

    @Test
    void a_role_that_may_not_is_forbidden_before_its_request_is_read() {
        assertThat(with(TestTokens.bearer("bot-platform", "bot")).problem()).isEqualTo("403 forbidden");
        assertThat(withClaims(c -> {})).isEqualTo("403 forbidden");
        assertThat(SERVICE.post("/api/operate", "nonsense").problem()).isEqualTo("403 forbidden");
        assertThat(operate("olga", "operator").status()).isEqualTo(200);
        assertThat(operate("ada", "admin").status()).isEqualTo(200);
    }

    @Test
    void what_is_done_says_who_did_it_and_by_which_request() {
        var answer = operate("olga", "operator");
        assertThat(answer.body())
                .isEqualTo("{\"actor\":\"olga\",\"correlationId\":\"" + answer.header("X-Correlation-Id") + "\"}");
    }

    @Test
    void health_is_open_at_the_management_port_and_nowhere_else() {
        var management = URI.create("http://localhost:" + SERVICE.managementPort() + "/actuator/health/readiness");
        assertThat(SERVICE.send(HttpRequest.newBuilder(management)).body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(SERVICE.get("/actuator/health").problem()).isEqualTo("404 not-found");
    }

    @Test
    void an_identity_server_that_is_away_is_not_the_callers_fault() {
        var stopped = TestTokens.serve(0);
        stopped.stop(0);
        try (var lonely = Service.start("handoff.jwks-uri=" + TestTokens.address(stopped) + "/keys")) {
            var answer = lonely.get("/api/things/a");
            assertThat(answer.problem()).isEqualTo("503 unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
    }

    @Test
    void keys_once_known_outlive_the_identity_server() {
        var identity = TestTokens.serve(0);
        try (var other = Service.start("handoff.jwks-uri=" + TestTokens.address(identity) + "/keys")) {
            assertThat(other.get("/api/things/a").status()).isEqualTo(200);
            identity.stop(0);
            assertThat(other.get("/api/things/a").status()).isEqualTo(200);
        }
    }

    private static Service.Answer operate(String id, String role) {
        return SERVICE.send("POST", "/api/operate", null, "Authorization", TestTokens.bearer(id, role));
    }

    private static Service.Answer with(String authorization) {
        return SERVICE.send(SERVICE.request("/api/things/a").setHeader("Authorization", authorization));
    }

    private static String withClaims(Consumer<JWTClaimsSet.Builder> claims) {
        return with(TestTokens.bearer("anna", claims)).problem();
    }
}

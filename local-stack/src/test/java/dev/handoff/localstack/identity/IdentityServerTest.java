package dev.handoff.localstack.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=identity", "handoff.issuer=http://localhost:9000"})
class IdentityServerTest {

    private static final String CALLBACK = "http://localhost:8080/session/callback";

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void keepTheKeyAside(DynamicPropertyRegistry properties) {
        properties.add("handoff.identity-folder", folder::toString);
    }

    @LocalServerPort
    private int port;

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @ParameterizedTest
    @CsvSource({
        "anna, Anna, agent",
        "ben, Ben, agent",
        "chris, Chris, agent",
        "olga, Olga, operator",
        "ada, Ada, admin",
        "bot-platform, Bot platform, bot"
    })
    void everyone_is_a_client_whose_secret_is_their_own_name(String id, String name, String role) throws Exception {
        var claims = verified(token(id, id, Map.of("grant_type", "client_credentials"))
                .path("access_token")
                .asString());
        assertThat(claims.getSubject()).isEqualTo(id);
        assertThat(claims.getStringClaim("name")).isEqualTo(name);
        assertThat(claims.getStringListClaim("roles")).containsExactly(role);
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:9000");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(8));
    }

    @Test
    void a_wrong_secret_gets_no_token() throws Exception {
        var answer = token("anna", "ben", Map.of("grant_type", "client_credentials"));
        assertThat(answer.path("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void the_metadata_tells_clients_where_everything_is() throws Exception {
        var metadata = json(get("/.well-known/openid-configuration"));
        assertThat(metadata.path("issuer").asString()).isEqualTo("http://localhost:9000");
        assertThat(metadata.path("jwks_uri").asString()).isEqualTo("http://localhost:9000/oauth2/jwks");
        assertThat(get(Readiness.PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void people_sign_in_with_a_browser_by_code_and_proof_key() throws Exception {
        var tokens = signInAsOlga();

        var claims = verified(tokens.path("access_token").asString());
        assertThat(claims.getSubject()).isEqualTo("olga");
        assertThat(claims.getStringListClaim("roles")).containsExactly("operator");
        assertThat(verified(tokens.path("id_token").asString()).getStringClaim("name"))
                .isEqualTo("Olga");
        assertThat(tokens.path("expires_in").asInt()).isBetween(290, 300);
    }

    @Test
    void a_session_goes_on_by_refresh_tokens() throws Exception {
        var tokens = signInAsOlga();

        var again = token(
                "handoff-web",
                "handoff-web",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.path("refresh_token").asString()));

        assertThat(verified(again.path("access_token").asString()).getSubject()).isEqualTo("olga");
        assertThat(again.path("access_token").asString())
                .isNotEqualTo(tokens.path("access_token").asString());
        assertThat(again.path("refresh_token").asString()).isNotBlank();
    }

    @Test
    void who_signs_out_comes_back_to_the_gateway_and_is_asked_again() throws Exception {
        var idToken = signInAsOlga().path("id_token").asString();

        var out = get("/connect/logout?"
                + form(Map.of(
                        "id_token_hint", idToken,
                        "client_id", "handoff-web",
                        "post_logout_redirect_uri", "http://localhost:8080/")));

        assertThat(location(out)).isEqualTo("http://localhost:8080/");
        assertThat(location(get(authorize("any")))).endsWith("/login");
    }

    @Test
    void who_signs_out_with_a_token_from_before_a_restart_is_signed_out_too() throws Exception {
        signInAsOlga();

        assertThat(location(get("/connect/logout?id_token_hint=forgotten"))).isEqualTo("http://localhost:8080/");
        assertThat(location(get(authorize("any")))).endsWith("/login");
    }

    @Test
    void nobody_is_sent_back_to_anywhere_but_the_gateway() throws Exception {
        var elsewhere = authorize("any").replace("localhost%3A8080", "evil.example");

        assertThat(get(elsewhere).statusCode()).isEqualTo(400);
    }

    @Test
    void the_login_page_names_the_team_and_runs_nothing() throws Exception {
        var page = get("/login");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Anna", "Ben", "Chris", "Olga", "Ada", "/login.css")
                .doesNotContain("Bot platform", "<script", "<style", " style=");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                // Browsers hold to this also for where the answer to the form leads.
                .contains("form-action 'self' http://localhost:8080 http://127.0.0.1:8080");
        assertThat(get("/login.css").headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/css");
    }

    @Test
    void a_wrong_password_is_said_so_and_not_which_part_of_it_was_wrong() throws Exception {
        var failed = post("/login", Map.of("username", "olga", "password", "anna", "_csrf", csrf()));

        assertThat(location(failed)).endsWith("/login?error");
        assertThat(get("/login?error").body()).contains("role=\"alert\"");
        assertThat(location(post(
                        "/login", Map.of("username", "bot-platform", "password", "bot-platform", "_csrf", csrf()))))
                .endsWith("/login?error");
    }

    private JsonNode signInAsOlga() throws Exception {
        var verifier = "a-verifier-is-at-least-forty-three-characters-long";
        var challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8)));
        assertThat(location(get(authorize(challenge)))).endsWith("/login");

        var signIn = post("/login", Map.of("username", "olga", "password", "olga", "_csrf", csrf()));
        var back = get(location(signIn).replaceFirst("^https?://[^/]+", ""));
        assertThat(location(back)).startsWith(CALLBACK + "?code=").contains("state=s1");
        var code = location(back).replaceFirst(".*[?&]code=([^&]+).*", "$1");
        return token(
                "handoff-web",
                "handoff-web",
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", CALLBACK,
                        "code_verifier", verifier));
    }

    private static String authorize(String challenge) {
        return "/oauth2/authorize?"
                + form(Map.of(
                        "response_type", "code",
                        "client_id", "handoff-web",
                        "scope", "openid profile",
                        "state", "s1",
                        "redirect_uri", CALLBACK,
                        "code_challenge", challenge,
                        "code_challenge_method", "S256"));
    }

    private String csrf() throws Exception {
        var token = Pattern.compile("name=\"_csrf\" type=\"hidden\" value=\"([^\"]+)\"")
                .matcher(get("/login").body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private JWTClaimsSet verified(String token) throws Exception {
        var jwt = SignedJWT.parse(token);
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        var key = JWKSet.parse(get("/oauth2/jwks").body())
                .getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        return jwt.getJWTClaimsSet();
    }

    private JsonNode token(String client, String secret, Map<String, String> parameters) throws Exception {
        var credentials = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return json(http.send(
                request("/oauth2/token")
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(parameters)))
                        .build(),
                BodyHandlers.ofString()));
    }

    private HttpResponse<String> post(String path, Map<String, String> parameters)
            throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(parameters)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).header("Accept", "text/html, */*").build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("no redirection but " + answer.statusCode());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return new JsonMapper().readTree(answer.body());
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

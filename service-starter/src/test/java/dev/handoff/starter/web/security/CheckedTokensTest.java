package dev.handoff.starter.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

class CheckedTokensTest {

    private static final Instant EXPIRY = Instant.parse("2030-01-01T00:00:00Z");

    private final JwtTimestampValidator times = new JwtTimestampValidator(Duration.ZERO);
    private final CheckedTokens tokens = new CheckedTokens(this::check, times);
    private int checks;

    @BeforeEach
    void before_the_expiry() {
        clockAt(EXPIRY.minusSeconds(1));
    }

    @Test
    void a_good_token_is_checked_once() {
        assertThat(tokens.decode("good")).isSameAs(tokens.decode("good"));
        assertThat(tokens.decode("good as well")).isNotSameAs(tokens.decode("good"));
        assertThat(checks).isEqualTo(2);
    }

    @Test
    void a_bad_token_is_checked_each_time() {
        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
        assertThat(checks).isEqualTo(2);
    }

    @Test
    void a_good_token_is_good_until_it_expires() {
        tokens.decode("good");
        clockAt(EXPIRY.plusSeconds(1));
        assertThatThrownBy(() -> tokens.decode("good")).isInstanceOf(BadJwtException.class);
        assertThat(checks).isEqualTo(2);
    }

    @Test
    void what_no_token_may_hold_is_looked_for_in_unknown_ones_only() {
        var request = new MockHttpServletRequest();
        assertThat(tokens.resolve(request)).isNull();
        request.addHeader("Authorization", "Bearer no!token");
        assertThatThrownBy(() -> tokens.resolve(request)).isInstanceOf(OAuth2AuthenticationException.class);
        tokens.decode("no!token");
        assertThat(tokens.resolve(request)).isEqualTo("no!token");
    }

    private void clockAt(Instant now) {
        times.setClock(Clock.fixed(now, ZoneOffset.UTC));
    }

    /** What the decoder does, but for signatures. */
    private Jwt check(String token) {
        checks++;
        var jwt = Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject("anna")
                .expiresAt(EXPIRY)
                .build();
        if (token.equals("bad") || times.validate(jwt).hasErrors()) throw new BadJwtException(token);
        return jwt;
    }
}

package dev.handoff.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private static final String ONE = key(1);
    private static final String OTHER = key(2);
    private static final Map<String, String> CONTENT = Map.of("token", "a secret");

    private final Seal seal = seal(ONE);

    @Test
    void what_is_closed_opens_again_and_cannot_be_read_meanwhile() {
        var closed = seal.close("session", CONTENT);

        assertThat(seal.open("session", closed, Map.class)).contains(CONTENT);
        assertThat(closed).matches("[A-Za-z0-9_.-]+").isNotEqualTo(seal.close("session", CONTENT));
        for (var part : closed.split("\\.", -1))
            assertThat(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.ISO_8859_1))
                    .doesNotContain("secret");
    }

    @Test
    void whoever_has_the_key_can_open_it() {
        assertThat(seal(ONE).open("session", seal.close("session", CONTENT), Map.class))
                .contains(CONTENT);
        assertThat(seal(OTHER).open("session", seal.close("session", CONTENT), Map.class))
                .isEmpty();
        assertThat(seal().open("session", seal().close("session", CONTENT), Map.class))
                .isEmpty();
    }

    @Test
    void a_key_is_changed_while_sessions_go_on() {
        var both = seal(OTHER, ONE);

        assertThat(both.open("session", seal.close("session", CONTENT), Map.class))
                .contains(CONTENT);
        assertThat(seal(OTHER).open("session", both.close("session", CONTENT), Map.class))
                .contains(CONTENT);
    }

    @Test
    void what_is_closed_for_one_purpose_does_not_open_for_another() {
        assertThat(seal.open("session", seal.close("sign-in", CONTENT), Map.class))
                .isEmpty();
    }

    @Test
    void whatever_is_changed_does_not_open() {
        var closed = seal.close("session", CONTENT);

        for (var n = 0; n < closed.length(); n++) {
            var other = closed.charAt(n) == 'A' ? 'B' : 'A';
            var changed = closed.substring(0, n) + other + closed.substring(n + 1);
            // The last character before a dot may hold bits that say nothing.
            if (n + 1 == closed.length() || closed.charAt(n + 1) == '.') continue;
            assertThat(seal.open("session", changed, Map.class)).as(changed).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "....", "a.b.c.d.e", "eyJhbGciOiJub25lIn0..", "eyJhbGciOiJkaXIifQ....", "null"})
    void what_was_never_closed_does_not_open(String text) {
        assertThat(seal.open("session", text, Map.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "c2hvcnQ=", "not base64 at all, but long enough to be"})
    void a_key_that_is_none_is_refused_at_the_start_and_not_told(String key) {
        assertThatThrownBy(() -> seal(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HANDOFF_SESSION_KEY")
                .hasMessageNotContaining(key);
    }

    private static Seal seal(String... keys) {
        return new Seal(new SessionSettings(List.of(keys), Duration.ofHours(1), Duration.ofMinutes(1)));
    }

    private static String key(int filledWith) {
        var key = new byte[32];
        Arrays.fill(key, (byte) filledWith);
        return Base64.getEncoder().encodeToString(key);
    }
}

package dev.handoff.gateway.route;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    private static final List<URI> SOUND = List.of(URI.create("http://localhost:8081"));

    @Test
    void a_service_has_an_address() {
        assertThatCode(() -> new Addresses(SOUND, List.of(URI.create("https://contacts/")), SOUND))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8081", "ftp://localhost", "/inbox", "http://localhost:8081/base"})
    void an_address_that_cannot_be_called_is_said_at_the_start_with_the_name_of_the_setting(String url) {
        assertThatThrownBy(() -> new Addresses(List.of(URI.create(url)), SOUND, SOUND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HANDOFF_INBOX_URL")
                .hasMessageContaining(url);
    }

    @Test
    void a_service_may_have_several() {
        var two = Stream.of("http://a", "http://b").map(URI::create).toList();

        assertThatCode(() -> new Addresses(SOUND, two, SOUND)).doesNotThrowAnyException();
    }

    @Test
    void a_service_without_any_is_refused() {
        assertThatThrownBy(() -> new Addresses(SOUND, List.of(), SOUND)).hasMessageContaining("HANDOFF_CONTACTS_URL");
    }
}

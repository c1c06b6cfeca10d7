package dev.handoff.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void without_anything_said_the_data_is_in_the_checkout_and_ports_are_the_usual_ones() {
        var settings = settings(Map.of());
        assertThat(settings.home()).isEqualTo(Path.of("/src/handoff/.handoff"));
        assertThat(settings.gateway()).isEqualTo("http://localhost:8080");
        assertThat(settings.issuer()).isEqualTo("http://localhost:9000");
        assertThat(settings.bind()).isEqualTo("127.0.0.1");
    }

    @Test
    void a_data_folder_is_read_from_where_one_stands() {
        assertThat(settings(Map.of("HANDOFF_HOME", "../other")).home()).isEqualTo(Path.of("/src/other"));
        assertThat(settings(Map.of("HANDOFF_HOME", "/data")).home()).isEqualTo(Path.of("/data"));
    }

    @Test
    void the_issuer_moves_with_the_port_of_the_identity_server() {
        assertThat(settings(Map.of("HANDOFF_IDENTITY_PORT", "9100")).issuer()).isEqualTo("http://localhost:9100");
    }

    @Test
    void what_is_no_port_is_refused_by_its_name() {
        assertThatThrownBy(() -> settings(Map.of("HANDOFF_KAFKA_PORT", "70000")).port(Port.KAFKA))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("HANDOFF_KAFKA_PORT is \"70000\"");
        assertThatThrownBy(() -> settings(Map.of("HANDOFF_KAFKA_PORT", "kafka")).port(Port.KAFKA))
                .isInstanceOf(Refused.class);
    }

    private static Settings settings(Map<String, String> environment) {
        return Settings.of(Path.of("/src/handoff"), Path.of("/src/here"), environment);
    }
}

package dev.handoff.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class SettingsTest {

    @Test
    void every_setting_has_an_environment_name_and_a_line_that_says_what_it_is_for() throws IOException {
        var lines = new ClassPathResource("application.yml")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .toList();

        for (var n = 1; n < lines.size(); n++) {
            if (!lines.get(n).contains("${")) continue;
            assertThat(lines.get(n)).matches(".*: \\$\\{HANDOFF_[A-Z_]+:[^}]*}");
            assertThat(lines.get(n - 1)).as("before %s", lines.get(n).strip()).matches(" *# .+");
        }
    }
}

package dev.handoff.systemtests.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SeveralMachinesPageTest {

    private final ComposeFile compose = new ComposeFile();

    @Test
    void every_setting_that_is_named_exists() {
        var known = compose.ourServices().stream()
                .flatMap(service -> new Configuration(service.module()).names().stream())
                .toList();
        assertThat(Pattern.compile("\\bHANDOFF_[A-Z_]+\\b")
                        .matcher(Checkout.text("docs/several-machines.md"))
                        .results()
                        .map(found -> found.group()))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(
                                known.contains(name) || ComposeFile.text().contains("${" + name + ":-"))
                        .as("%s is a setting", name)
                        .isTrue());
    }
}

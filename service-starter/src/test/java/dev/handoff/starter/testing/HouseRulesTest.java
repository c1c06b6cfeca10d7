package dev.handoff.starter.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.handoff.starter.web.Roles;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A rule that nothing can break is none: each is shown something that does. */
class HouseRulesTest {

    static class TalkingAggregate {

        Instant at;

        @EventSourcingHandler
        void evolve(String event) {
            LoggerFactory.getLogger(TalkingAggregate.class).info(event);
            at = Instant.now();
        }
    }

    static class Injected {

        @Value("${x}")
        String x;
    }

    @RestController
    static class OpenController {

        @GetMapping("/api/open")
        String open(JdbcClient jdbc) {
            return jdbc.toString();
        }

        @Roles("agent")
        @GetMapping("/api/closed")
        String closed() {
            return "";
        }
    }

    @Test
    void each_rule_finds_who_breaks_it() {
        assertThat(finds(HouseRules.AGGREGATES_DO_NO_INPUT_OR_OUTPUT, TalkingAggregate.class))
                .contains("org.slf4j");
        assertThat(finds(HouseRules.AGGREGATES_HAVE_NO_CLOCK_AND_NO_DICE, TalkingAggregate.class))
                .contains("Instant.now");
        assertThat(finds(HouseRules.NOTHING_IS_INJECTED_INTO_FIELDS, Injected.class))
                .contains("Injected.x");
        assertThat(finds(HouseRules.CONTROLLERS_SAY_WHO_MAY_CALL, OpenController.class))
                .contains("open(")
                .doesNotContain("closed(");
        assertThat(finds(HouseRules.CONTROLLERS_HOLD_NO_SQL, OpenController.class))
                .contains("JdbcClient");
        assertThat(finds(HouseRules.WHAT_IS_PUBLIC_IS_USED_BY_ANOTHER_FEATURE, Roles.class))
                .contains("Roles");
    }

    @Test
    void no_test_of_the_starter_sleeps() {
        HouseRules.TESTS_DO_NOT_SLEEP.check(new ClassFileImporter().importPackages("dev.handoff.starter"));
    }

    private static String finds(ArchRule rule, Class<?> type) {
        return rule.evaluate(new ClassFileImporter().importClasses(type))
                .getFailureReport()
                .toString();
    }
}

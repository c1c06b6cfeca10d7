package dev.handoff.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import reactor.core.publisher.Mono;

@AnalyzeClasses(packages = "dev.handoff.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule features_do_not_go_round_in_circles =
            slices().matching("dev.handoff.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_gateway_knows_nobody_elses_classes = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.handoff.events..",
                    "dev.handoff.starter..",
                    "dev.handoff.inbox..",
                    "dev.handoff.contact..",
                    "dev.handoff.export..");

    @ArchTest
    static final ArchRule nothing_waits_on_a_thread_that_serves_many = noClasses()
            .should()
            .callMethod(Mono.class, "block")
            .because("one blocked event loop stops all calls and streams on it");
}

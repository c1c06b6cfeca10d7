package dev.handoff.systemtests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class BlackBoxTest {

    @Test
    void only_the_benchmark_looks_inside_a_service() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..systemtests.benchmark..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.handoff.starter..",
                        "dev.handoff.inbox..",
                        "dev.handoff.contact..",
                        "dev.handoff.export..",
                        "dev.handoff.gateway..",
                        "dev.handoff.localstack..",
                        "org.springframework..",
                        "org.axonframework..")
                .because("system tests meet Handoff as its users do: over HTTP, Kafka and ./handoff")
                .check(new ClassFileImporter().importPackages("dev.handoff.systemtests"));
    }
}

package dev.handoff.systemtests;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.handoff.starter.testing.CollectorForTests;
import org.junit.jupiter.api.Test;

class BlackBoxTest {

    @Test
    void only_the_benchmark_looks_inside_a_service() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..systemtests.benchmark..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "dev.handoff.starter..",
                                "dev.handoff.inbox..",
                                "dev.handoff.contact..",
                                "dev.handoff.export..",
                                "dev.handoff.gateway..",
                                "dev.handoff.localstack..",
                                "org.springframework..",
                                "org.axonframework..")
                        .and(not(belongToAnyOf(CollectorForTests.class))))
                // where programs send their traces, which is outside
                .because("system tests meet Handoff as its users do: over HTTP, Kafka and ./handoff")
                .check(new ClassFileImporter().importPackages("dev.handoff.systemtests"));
    }
}

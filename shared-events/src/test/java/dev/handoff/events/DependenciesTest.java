package dev.handoff.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.handoff.events", importOptions = DoNotIncludeTests.class)
class DependenciesTest {

    @ArchTest
    static final ArchRule a_downstream_team_gets_nothing_but_jackson_annotations = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.handoff.events..", "com.fasterxml.jackson.annotation..")
            .because("this jar goes onto the classpath of programs that know neither Spring nor Axon");

    @ArchTest
    static final ArchRule published_records_bear_a_logical_name =
            classes().that().areRecords().and().areMemberClasses().should().beAnnotatedWith(EventType.class);
}

package dev.handoff.export;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.handoff.starter.testing.HouseRules;

@AnalyzeClasses(packages = "dev.handoff.export")
class ExportHouseRulesTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);
}

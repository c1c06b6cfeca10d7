package dev.handoff.contact;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.handoff.starter.testing.HouseRules;

@AnalyzeClasses(packages = "dev.handoff.contact")
class ContactHouseRulesTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);
}

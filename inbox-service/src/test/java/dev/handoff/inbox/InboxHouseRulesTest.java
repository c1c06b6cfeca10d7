package dev.handoff.inbox;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.handoff.starter.testing.HouseRules;

@AnalyzeClasses(packages = "dev.handoff.inbox")
class InboxHouseRulesTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);
}

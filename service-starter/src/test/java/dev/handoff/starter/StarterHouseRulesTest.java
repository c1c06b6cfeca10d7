package dev.handoff.starter;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.handoff.starter.testing.HouseRules;

/** The starter's own house: all rules but the one about public classes, since what is public here is for the services. */
@AnalyzeClasses(packages = "dev.handoff.starter", importOptions = ImportOption.DoNotIncludeTests.class)
class StarterHouseRulesTest {

    @ArchTest
    static final ArchRule CYCLES = HouseRules.FEATURES_STAND_ON_EACH_OTHER_IN_ONE_DIRECTION;

    @ArchTest
    static final ArchRule FIELDS = HouseRules.NOTHING_IS_INJECTED_INTO_FIELDS;

    @ArchTest
    static final ArchRule NAMES = HouseRules.NAMES_SAY_WHAT_A_THING_IS;

    @ArchTest
    static final ArchRule ROLES = HouseRules.CONTROLLERS_SAY_WHO_MAY_CALL;
}

package dev.handoff.starter.testing;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.handoff.starter.web.Roles;
import dev.handoff.starter.web.WithoutRoles;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How code is laid out in this house. A service keeps all of it with one class:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "dev.handoff.inbox")
 * class InboxHouseRulesTest {
 *     @ArchTest
 *     static final ArchTests RULES = ArchTests.in(HouseRules.class);
 * }
 * }</pre>
 */
public final class HouseRules {

    private static final DescribedPredicate<JavaClass> AGGREGATES = describe(
            "are aggregates",
            type -> type.getMethods().stream()
                    .anyMatch(m -> m.isAnnotatedWith("org.axonframework.eventsourcing.EventSourcingHandler")));

    private static final DescribedPredicate<JavaClass> TESTS = describe("are tests", HouseRules::isTest);

    @ArchTest
    public static final ArchRule AGGREGATES_DO_NO_INPUT_OR_OUTPUT = noClasses()
            .that(AGGREGATES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.net..",
                    "java.nio..",
                    "java.sql..",
                    "javax.sql..",
                    "org.apache.kafka..",
                    "org.slf4j..",
                    "org.springframework..")
            .allowEmptyShould(true)
            .because("what was decided once must be the same whenever it is told again");

    @ArchTest
    public static final ArchRule AGGREGATES_HAVE_NO_CLOCK_AND_NO_DICE = noClasses()
            .that(AGGREGATES)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .allowEmptyShould(true)
            .because("time and ids come in with the command or the event");

    @ArchTest
    public static final ArchRule WHAT_IS_PUBLIC_IS_USED_BY_ANOTHER_FEATURE = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .haveModifier(JavaModifier.PUBLIC)
            .and(DescribedPredicate.not(TESTS))
            .and()
            .areNotAnnotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication")
            .should(beUsedByAnotherPackage())
            .allowEmptyShould(true)
            .because("a feature's classes are package-private but for what another feature calls");

    @ArchTest
    public static final ArchRule FEATURES_STAND_ON_EACH_OTHER_IN_ONE_DIRECTION = slices().matching(
                    "dev.handoff.*.(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(TESTS, alwaysTrue())
            .allowEmptyShould(true)
            .because("two features that need each other are one");

    @ArchTest
    public static final ArchRule CONTROLLERS_SAY_WHO_MAY_CALL = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should(sayWhoMayCall())
            .allowEmptyShould(true)
            .because("a call that nobody thought about is open to everyone with a token");

    @ArchTest
    public static final ArchRule CONTROLLERS_HOLD_NO_SQL = noClasses()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
            .allowEmptyShould(true)
            .because("SQL lives beside the view it serves");

    @ArchTest
    public static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .allowEmptyShould(true)
            .because("what a class needs is in its constructor, where it can be seen");

    @ArchTest
    public static final ArchRule NAMES_SAY_WHAT_A_THING_IS = noClasses()
            .that()
            .areTopLevelClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
            .allowEmptyShould(true)
            .because("such a name says that nobody knew a name");

    @ArchTest
    public static final ArchRule TESTS_DO_NOT_SLEEP = noClasses()
            .that(TESTS)
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .orShould()
            .callMethod(TimeUnit.class, "sleep", long.class)
            .allowEmptyShould(true)
            .because("a test that waits polls: sleep is too short on a slow machine and too long on a fast one");

    private HouseRules() {}

    private static boolean isTest(JavaClass type) {
        return type.getSource()
                .filter(source -> source.getUri().getPath().contains("/test-classes/"))
                .isPresent();
    }

    private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
        return new ArchCondition<>("be used by another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var isUsed = type.getDirectDependenciesToSelf().stream()
                        .anyMatch(use -> !isTest(use.getOriginClass())
                                && !use.getOriginClass().getPackageName().equals(type.getPackageName()));
                events.add(
                        new SimpleConditionEvent(type, isUsed, type.getName() + " is used by its own package alone"));
            }
        };
    }

    private static ArchCondition<JavaClass> sayWhoMayCall() {
        return new ArchCondition<>("have @Roles, or all of their calls, or say why not by @WithoutRoles") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.isAnnotatedWith(Roles.class) || type.isAnnotatedWith(WithoutRoles.class)) return;
                type.getMethods().stream()
                        .filter(CanBeAnnotated.Predicates.metaAnnotatedWith(RequestMapping.class))
                        .forEach(method -> events.add(new SimpleConditionEvent(
                                method, method.isAnnotatedWith(Roles.class), method.getFullName() + " has no @Roles")));
            }
        };
    }
}

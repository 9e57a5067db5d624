package dev.rowloom.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.function.Predicate;

/** Same seed, same bytes, on every JDK: what would break that is not called where values are made. */
@AnalyzeClasses(packages = "dev.rowloom", importOptions = DoNotIncludeTests.class)
class DeterminismTest {

    /** The functions of {@link Math} whose last bit differs between JDKs and processors. */
    private static final Set<String> INEXACT = Set.of(
            "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp", "expm1", "hypot", "log", "log10", "log1p",
            "pow", "sin", "sinh", "tan", "tanh");

    private static final Set<String> RANDOM_OR_CLOCK = Set.of(
            "java.lang.Math.random",
            "java.lang.System.currentTimeMillis",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.LocalTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZoneId.systemDefault",
            "java.time.ZonedDateTime.now",
            "java.util.UUID.randomUUID");

    @ArchTest
    static final ArchRule noInexactMathematics =
            noClasses().should().callMethodWhere(calls("inexact functions of Math", DeterminismTest::isInexact));

    @ArchTest
    static final ArchRule noClockAndNoRandomness = noClasses()
            .that()
            // traces tell when something was, services until when to wait
            .resideOutsideOfPackages("dev.rowloom.telemetry.internal", "dev.rowloom.provider.support")
            .should()
            .callMethodWhere(calls(
                    "the clock or a random source",
                    call -> RANDOM_OR_CLOCK.contains(call.getTargetOwner().getFullName() + "." + call.getName())));

    @ArchTest
    static final ArchRule noSharedGenerators = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)"
                    + "|java\\.security\\.SecureRandom|java\\.util\\.random\\..*");

    @ArchTest
    static final ArchRule noTimeZoneDatabase = noClasses()
            .that()
            .resideInAPackage("dev.rowloom.engine..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.time\\.zone\\..*|java\\.util\\.TimeZone")
            .allowEmptyShould(true);

    private static boolean isInexact(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(Math.class) && INEXACT.contains(call.getName());
    }

    private static DescribedPredicate<JavaMethodCall> calls(String description, Predicate<JavaMethodCall> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }
}

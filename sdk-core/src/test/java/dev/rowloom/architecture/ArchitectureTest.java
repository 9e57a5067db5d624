package dev.rowloom.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.rowloom.RowloomException;

@AnalyzeClasses(packages = "dev.rowloom", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(Conditions.LIE_IN_A_NULL_MARKED_PACKAGE);

    @ArchTest
    static final ArchRule publicTypesExposeNoInternalType = classes()
            .that(Conditions.ARE_API)
            .should(Conditions.EXPOSE_ONLY_API)
            .because("a caller must be able to name every type that the API hands out or takes");

    @ArchTest
    static final ArchRule onlyReadingDdlUsesTheSqlParser = noClasses()
            .that()
            .resideOutsideOfPackage("dev.rowloom.schema..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.sf.jsqlparser..");

    @ArchTest
    static final ArchRule theSqlParserStaysInternal = classes()
            .that(Conditions.ARE_API)
            .should(Conditions.onlyExpose(
                    "no type of the parser", type -> !type.getPackageName().startsWith("net.sf.jsqlparser")));

    @ArchTest
    static final ArchRule coreDependsOnNoOtherModule = noClasses()
            .should()
            .dependOnClassesThat(Conditions.ROWLOOM_TYPES_OF_OTHER_MODULES)
            .because("every module may depend on core, core on none");

    @ArchTest
    static final ArchRule coreKnowsItsLibrariesOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.rowloom..",
                    "java..",
                    "org.jspecify..",
                    "com.fasterxml.jackson..",
                    "net.sf.jsqlparser..",
                    "io.github.resilience4j..",
                    "io.opentelemetry..");

    @ArchTest
    static final ArchRule onlyGenerationTriesAgain = noClasses()
            .that()
            .resideOutsideOfPackage("dev.rowloom.generation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.resilience4j..")
            .because("there is one retry policy");

    @ArchTest
    static final ArchRule onlyTelemetryKnowsOpenTelemetry = noClasses()
            .that()
            .resideOutsideOfPackage("dev.rowloom.telemetry..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..")
            .because("who doesn't trace need not have it");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.rowloom.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule exceptionsHaveOneRoot = classes()
            .that()
            .areAssignableTo(Throwable.class)
            .and()
            .arePublic()
            .should()
            .beAssignableTo(RowloomException.class);

    @ArchTest
    static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule nothingLogs = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}

package dev.rowloom.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.rowloom.junit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsNoFrameworkButJUnit = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.rowloom",
                    "dev.rowloom.junit..",
                    "dev.rowloom.jdbc",
                    "dev.rowloom.blueprint",
                    "dev.rowloom.dataset",
                    "dev.rowloom.engine",
                    "dev.rowloom.schema",
                    "java..",
                    "javax.sql..",
                    "org.junit.jupiter.api..",
                    "org.junit.platform.commons..",
                    "org.jspecify..")
            .because("Spring and Testcontainers are known by their public methods");

    @ArchTest
    static final ArchRule stateIsInTheStoresOfJUnit =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}

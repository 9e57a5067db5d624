package dev.rowloom.provider.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.rowloom.provider.testkit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsThePublicSideOfCoreAndTestLibraries = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.rowloom",
                    "dev.rowloom.blueprint",
                    "dev.rowloom.dataset",
                    "dev.rowloom.engine",
                    "dev.rowloom.generation",
                    "dev.rowloom.provider..",
                    "dev.rowloom.schema",
                    "java..",
                    "com.fasterxml.jackson..",
                    "org.jspecify..",
                    "org.junit.jupiter..",
                    "org.assertj.core..")
            .because("any provider must be able to run it");

    @ArchTest
    static final ArchRule nothingPrints = noClasses()
            .that()
            .areNotAssignableTo(KeyStaysSecretContract.class)
            .should(ACCESS_STANDARD_STREAMS)
            .because("a library prints nothing; the contract of secrecy looks at what others print");
}

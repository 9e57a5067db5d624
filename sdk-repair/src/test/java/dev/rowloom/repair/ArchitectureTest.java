package dev.rowloom.repair;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.rowloom.RowloomException;

@AnalyzeClasses(packages = "dev.rowloom.repair", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsCoreAndItsJsonAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.rowloom",
                    "dev.rowloom.repair..",
                    "dev.rowloom.blueprint",
                    "dev.rowloom.dataset..",
                    "dev.rowloom.engine..",
                    "dev.rowloom.schema",
                    "dev.rowloom.schema.internal.condition",
                    "dev.rowloom.schema.internal.domain",
                    "dev.rowloom.validation..",
                    "com.fasterxml.jackson..",
                    "java..",
                    "org.jspecify..")
            .because("no module but junit may depend on another than core");

    @ArchTest
    static final ArchRule publicExceptionsHaveOneRoot = classes()
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

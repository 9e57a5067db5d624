package dev.rowloom.anthropic;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.rowloom.anthropic", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> OF_ANTHROPIC = DescribedPredicate.describe(
            "are Anthropic's", type -> type.getPackageName().startsWith("com.anthropic."));

    @ArchTest
    static final ArchRule knowsTheProviderInterfaceAndAnthropicsClient = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.rowloom",
                    "dev.rowloom.anthropic..",
                    "dev.rowloom.provider..",
                    "java..",
                    "org.jspecify..",
                    "com.fasterxml.jackson..",
                    "com.anthropic..");

    @ArchTest
    static final ArchRule publicMethodsTakeNoTypesOfAnthropic = noMethods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should()
            .haveRawParameterTypes(DescribedPredicate.anyElementThat(OF_ANTHROPIC));

    @ArchTest
    static final ArchRule publicMethodsReturnNoTypesOfAnthropic = noMethods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should()
            .haveRawReturnType(OF_ANTHROPIC);

    @ArchTest
    static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule nothingLogs = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}

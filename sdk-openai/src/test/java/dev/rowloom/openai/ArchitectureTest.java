package dev.rowloom.openai;

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

@AnalyzeClasses(packages = "dev.rowloom.openai", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> OF_OPENAI = DescribedPredicate.describe(
            "are OpenAI's", type -> type.getPackageName().startsWith("com.openai."));

    @ArchTest
    static final ArchRule knowsTheProviderInterfaceAndOpenAisClient = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.rowloom",
                    "dev.rowloom.openai..",
                    "dev.rowloom.provider..",
                    "java..",
                    "org.jspecify..",
                    "com.fasterxml.jackson..",
                    "com.openai..");

    @ArchTest
    static final ArchRule publicMethodsTakeNoTypesOfOpenAi = noMethods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should()
            .haveRawParameterTypes(DescribedPredicate.anyElementThat(OF_OPENAI));

    @ArchTest
    static final ArchRule publicMethodsReturnNoTypesOfOpenAi = noMethods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should()
            .haveRawReturnType(OF_OPENAI);

    @ArchTest
    static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule nothingLogs = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}

package dev.rowloom.it.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The contract and the fault matrix of all providers, printed as one table. Their tests are those of their modules, which are on
 * the class path with {@code -Pproviders} alone.
 */
class ProvidersInOneTableTest {

    private static final Map<String, String> PROVIDERS = new LinkedHashMap<>();
    private static final String FORMAT = "%-42s";
    private static final String COLUMN = " %-44s";

    static {
        PROVIDERS.put(
                "gemini", "dev.rowloom.gemini.GeminiProviderContractTest dev.rowloom.gemini.GeminiFaultMatrixTest");
        PROVIDERS.put("openai", "dev.rowloom.openai.OpenAiContractTest dev.rowloom.openai.OpenAiFaultMatrixTest");
        PROVIDERS.put(
                "anthropic",
                "dev.rowloom.anthropic.AnthropicContractTest dev.rowloom.anthropic.AnthropicFaultMatrixTest");
        PROVIDERS.put(
                "langchain4j",
                "dev.rowloom.langchain4j.LangChain4jContractTest dev.rowloom.langchain4j.LangChain4jFaultMatrixTest");
    }

    private final Map<String, Map<String, String>> lines = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    @Test
    void allProvidersKeepToTheContractAndEndEveryFaultWell() {
        assumeTrue(isThere(), "needs the providers' tests: mvn -Pproviders -pl integration-tests -am verify");
        PROVIDERS.forEach(this::run);

        System.out.println(line("", PROVIDERS.keySet().stream().toList()));
        lines.forEach((what, outcomes) -> System.out.println(line(
                what,
                PROVIDERS.keySet().stream()
                        .map(provider -> outcomes.getOrDefault(provider, "-"))
                        .toList())));
        assertThat(failures).isEmpty();
        assertThat(lines)
                .hasSizeGreaterThan(190)
                .allSatisfy((what, outcomes) -> assertThat(outcomes).as(what).hasSize(PROVIDERS.size()));
    }

    private void run(String provider, String classes) {
        LauncherDiscoveryRequestBuilder request =
                LauncherDiscoveryRequestBuilder.request().filters(EngineFilter.includeEngines("junit-jupiter"));
        for (String name : classes.split(" ")) {
            request.selectors(DiscoverySelectors.selectClass(name));
        }
        execute(provider, request.build());
    }

    private void execute(String provider, LauncherDiscoveryRequest request) {
        LauncherFactory.create().execute(request, new TestExecutionListener() {

            @Override
            public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
                String run = entry.getKeyValuePairs().get("rowloom.run");
                if (run != null) {
                    put(run, provider, entry.getKeyValuePairs().get("rowloom.outcome"));
                }
            }

            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
                if (!passed) {
                    failures.add(provider + " " + test.getDisplayName() + " " + result.getThrowable());
                }
                if (test.isTest()) {
                    String name = test.getLegacyReportingName();
                    String what = test.getUniqueId().contains("FaultMatrix") ? "fault " : "contract ";
                    String parent = test.getParentId().orElse("").replaceAll(".*\\[[a-z-]+:([A-Za-z]+)\\(.*", "$1 ");
                    put(
                            what
                                    + (parent.contains("[") ? "" : parent)
                                    + test.getDisplayName().replace("()", ""),
                            provider,
                            passed ? "passed" : "FAILED " + name);
                }
            }
        });
    }

    private void put(String what, String provider, String outcome) {
        lines.computeIfAbsent(what, key -> new LinkedHashMap<>()).put(provider, outcome);
    }

    private static String line(String what, List<String> outcomes) {
        StringBuilder line = new StringBuilder(String.format(FORMAT, what));
        outcomes.forEach(outcome -> line.append(String.format(COLUMN, outcome)));
        return line.toString().stripTrailing();
    }

    private static boolean isThere() {
        try {
            Class.forName("dev.rowloom.langchain4j.LangChain4jContractTest");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}

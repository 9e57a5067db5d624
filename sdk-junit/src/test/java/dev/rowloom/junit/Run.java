package dev.rowloom.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs test classes as JUnit does. */
final class Run {

    private final EngineExecutionResults results;

    private Run(EngineExecutionResults results) {
        this.results = results;
    }

    static Run of(Class<?> type) {
        return of(type, Map.of());
    }

    static Run of(Class<?> type, Map<String, String> parameters) {
        return new Run(EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .configurationParameters(parameters)
                .execute());
    }

    Run succeeds(int tests) {
        failures().stream().findFirst().ifPresent(failure -> {
            throw new AssertionError("a test failed", failure);
        });
        results.testEvents().assertStatistics(it -> it.started(tests).succeeded(tests));
        return this;
    }

    /** Returns the failures of tests and of classes. */
    List<Throwable> failures() {
        return results.allEvents()
                .failed()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> result.getThrowable().orElseThrow())
                .toList();
    }

    /** Returns the only failure's message. */
    String message() {
        List<Throwable> failures = failures();
        if (failures.size() != 1) {
            throw new AssertionError(failures.size() + " failures: " + failures);
        }
        return String.valueOf(failures.get(0).getMessage());
    }

    List<Event> reports() {
        return results.allEvents().reportingEntryPublished().list();
    }
}

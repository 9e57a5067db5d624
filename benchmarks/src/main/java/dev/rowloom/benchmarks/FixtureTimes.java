package dev.rowloom.benchmarks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.junit.SyntheticData;
import dev.rowloom.junit.SyntheticData.Lifecycle;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * How long a test waits for its rows: from JUnit's word that it begins to its first line, with a database of its own in H2 that
 * holds 100 rows of each of eight tables, made by a committed blueprint. Medians are of the last 20 of 30 tests.
 *
 * <p>{@code java -cp rowloom-benchmarks.jar dev.rowloom.benchmarks.FixtureTimes}
 */
public final class FixtureTimes {

    private FixtureTimes() {}

    /** Runs the tests and prints the times. */
    public static void main(String... args) {
        PrintStream out = System.out;
        Times times = new Times();
        run(SameRows.class, times);
        List<Double> same = times.millis();
        List<Double> sameProcessor = times.processorMillis();
        run(OtherRows.class, times);
        List<Double> other = times.millis();
        List<Double> otherProcessor = times.processorMillis();
        String line = "%-36s %7.0f ms (%.0f ms of processor)%n";
        out.printf(Locale.ROOT, line, "first test of the JVM", same.get(0), sameProcessor.get(0));
        out.printf(Locale.ROOT, line, "warm test, rows known to the run", median(same), median(sameProcessor));
        out.printf(Locale.ROOT, line, "warm test, schema read and rows made", median(other), median(otherProcessor));
    }

    private static void run(Class<?> tests, Times times) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        int launches = tests == OtherRows.class ? 30 : 1;
        for (int i = 0; i < launches; i++) {
            LauncherFactory.create().execute(request, times);
        }
    }

    private static double median(List<Double> times) {
        List<Double> sorted =
                times.subList(times.size() - 20, times.size()).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Takes the time from a test's begin to its end; its body is next to nothing. */
    private static final class Times implements TestExecutionListener {

        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final List<Throwable> failures = new ArrayList<>();
        private final List<Double> millis = new ArrayList<>();
        private final List<Double> processor = new ArrayList<>();
        private long start;
        private long startProcessor;

        List<Double> millis() {
            if (!failures.isEmpty()) {
                throw new IllegalStateException("a test failed", failures.get(0));
            }
            List<Double> taken = List.copyOf(millis);
            millis.clear();
            return taken;
        }

        /** Of the tests' own thread: what the machine's other work does not lengthen. */
        List<Double> processorMillis() {
            List<Double> taken = List.copyOf(processor);
            processor.clear();
            return taken;
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            if (test.isTest()) {
                start = System.nanoTime();
                startProcessor = threads.getCurrentThreadCpuTime();
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                millis.add((System.nanoTime() - start) / 1e6);
                processor.add((threads.getCurrentThreadCpuTime() - startProcessor) / 1e6);
            }
            result.getThrowable().ifPresent(failures::add);
        }
    }

    /** One run of JUnit, in which schema and rows are made once. */
    @SyntheticData(
            ddl = "eight-tables.sql",
            dialect = "postgresql",
            blueprint = "eight-tables.blueprint.json",
            seed = 42,
            lifecycle = Lifecycle.PER_METHOD)
    static class SameRows {
        @RepeatedTest(30)
        void test(Dataset dataset, Connection connection) {
            check(dataset, connection);
        }
    }

    /** The only test of each of many runs. */
    @SyntheticData(
            ddl = "eight-tables.sql",
            dialect = "postgresql",
            blueprint = "eight-tables.blueprint.json",
            seed = 43,
            lifecycle = Lifecycle.PER_METHOD)
    static class OtherRows {
        @RepeatedTest(1)
        void test(Dataset dataset, Connection connection) {
            check(dataset, connection);
        }
    }

    private static void check(Dataset dataset, Connection connection) {
        if (dataset.tables().size() != 8 || connection == null) {
            throw new IllegalStateException("not the fixture that is measured");
        }
    }
}

package dev.rowloom.provider.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.GenerationFailure;
import dev.rowloom.dataset.GenerationFailure.Code;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.generation.DirectGeneration;
import dev.rowloom.generation.DirectOptions;
import dev.rowloom.generation.Fallback;
import dev.rowloom.generation.Instructions;
import dev.rowloom.generation.KeyStrategy;
import dev.rowloom.generation.RowReceiver;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/**
 * What becomes of a run when the service fails: all rows, or those that are missing with their reason; never a hang, a lost row
 * or a stack trace. Extend it in the provider's own tests. Waits for another try take no time; those for a silent service do, so
 * that the provider is to give up after a fraction of a second.
 *
 * <p>Each run is published as an entry of the test report, with {@link #PROVIDER}, {@link #RUN} and {@link #OUTCOME}.
 *
 * @since 0.1.0
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class FaultMatrixContract {

    /** The key of an entry's provider. */
    public static final String PROVIDER = "rowloom.provider";

    /** The key of an entry's fault, keys and number of strikes. */
    public static final String RUN = "rowloom.run";

    /** The key of an entry's outcome, requests and failures. */
    public static final String OUTCOME = "rowloom.outcome";

    private static final Schema SCHEMA = Schema.fromDdl("""
            CREATE TABLE author (id bigint PRIMARY KEY, name varchar(60) NOT NULL, city varchar(60));
            CREATE TABLE book (id bigint PRIMARY KEY, title varchar(80) NOT NULL, price numeric(8, 2),
              author_id bigint NOT NULL REFERENCES author (id));
            """, Dialect.postgresql());
    private static final int ROWS = 12;

    /** Which requests a fault strikes, and what is done about missing rows. */
    private enum Strike {
        ONCE(Fallback.ENGINE),
        ALWAYS(Fallback.ENGINE),
        ALWAYS_LEFT(Fallback.SHORT);

        private final Fallback fallback;

        Strike(Fallback fallback) {
            this.fallback = fallback;
        }
    }

    /** Called by the test engine. */
    protected FaultMatrixContract() {}

    /**
     * Starts a service of the provider under test on the loopback address, with a provider that gives up a silent service after
     * a fraction of a second.
     *
     * @param first the fault of the first answer
     * @param then the fault of all others
     */
    protected abstract TestService serve(Fault first, Fault then);

    /** Each fault comes to all rows or the reason why not, whoever writes the keys. */
    @TestFactory
    protected List<DynamicTest> endsWithAllRowsOrTheReason(TestReporter reporter) {
        return List.of(Fault.values()).stream()
                .map(fault -> DynamicTest.dynamicTest(fault.title(), () -> {
                    for (KeyStrategy keys : KeyStrategy.values()) {
                        for (Strike strike : Strike.values()) {
                            check(fault, keys, strike, reporter);
                        }
                    }
                }))
                .toList();
    }

    private void check(Fault fault, KeyStrategy keys, Strike strike, TestReporter reporter) {
        try (TestService service = serve(fault, strike == Strike.ONCE ? Fault.OK : fault)) {
            AtomicLong rows = new AtomicLong();
            GenerationReport report = run(service, keys, strike.fallback, rows);
            String run = fault.title() + " " + keys + " " + strike;
            reporter.publishEntry(Map.of(PROVIDER, service.provider().id(), RUN, run, OUTCOME, outcome(report)));
            checkWhole(run, report, rows.get(), service.secret());
            if (strike == Strike.ONCE) {
                checkOnce(fault, report);
            } else {
                checkAlways(fault, strike, report);
            }
        }
    }

    private static GenerationReport run(TestService service, KeyStrategy keys, Fallback fallback, AtomicLong rows) {
        DirectOptions options = DirectOptions.builder()
                .keys(keys)
                .fallback(fallback)
                .concurrency(1)
                .batchRows(ROWS)
                .attempts(2)
                .build();
        return DirectGeneration.of(
                        SyntheticDataGenerator.of(SCHEMA).rows(ROWS).plan(),
                        service.provider(),
                        service.model(),
                        options,
                        Instructions.NONE)
                .withoutWaiting()
                .run(new RowReceiver() {
                    @Override
                    public void rows(RowBatch batch) {
                        rows.addAndGet(batch.size());
                    }

                    @Override
                    public void ended(TableLayout layout, TableGeneration table) {
                        // counted as they come
                    }
                });
    }

    private static void checkOnce(Fault fault, GenerationReport report) {
        assertThat(report.isShort()).isFalse();
        if (!fault.strikesRows()) {
            assertThat(report.isComplete())
                    .as("%s %s", fault, report.failures())
                    .isEqualTo(!fault.isFinal());
        }
    }

    private static void checkAlways(Fault fault, Strike strike, GenerationReport report) {
        assertThat(report.isShort()).isEqualTo(strike == Strike.ALWAYS_LEFT && !report.isComplete());
        Set<Code> codes = report.failures().stream()
                .map(GenerationFailure::code)
                .filter(code -> code != Code.PARENT_MISSING)
                .collect(Collectors.toSet());
        if (fault.strikesRows()) {
            assertThat(report.isComplete()).isEqualTo(report.failures().isEmpty());
        } else {
            assertThat(codes).isEqualTo(fault.reason().map(Set::of).orElse(Set.of()));
            assertThat(report.isComplete()).isEqualTo(codes.isEmpty());
        }
    }

    private static void checkWhole(String run, GenerationReport report, long rows, String secret) {
        assertThat(report.tables().stream().mapToLong(TableGeneration::rows).sum())
                .as(run)
                .isEqualTo(rows);
        for (TableGeneration table : report.tables()) {
            assertThat(table.modelRows())
                    .as(run)
                    .isEqualTo(table.requests().stream()
                            .mapToLong(ModelRequestReport::received)
                            .sum());
            assertThat(table.isComplete() || !table.failures().isEmpty())
                    .as(run)
                    .isTrue();
            for (GenerationFailure failure : table.failures()) {
                assertThat(failure.message()).isNotBlank().doesNotContain("\tat ", "Exception:", secret);
                assertThat(failure.remedy()).isNotBlank();
            }
        }
        assertThat(report.toJson()).doesNotContain(secret);
    }

    private static String outcome(GenerationReport report) {
        long model =
                report.tables().stream().mapToLong(TableGeneration::modelRows).sum();
        String end = report.isComplete() ? "complete" : report.isShort() ? "short" : "filled";
        String codes = report.failures().stream()
                .map(failure -> failure.code().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        return (end + ", " + report.requests() + " requests, " + model + " rows " + codes).strip();
    }
}

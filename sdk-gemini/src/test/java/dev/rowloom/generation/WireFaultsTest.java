package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.GenerationFailure;
import dev.rowloom.dataset.GenerationFailure.Code;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.gemini.GeminiProvider;
import dev.rowloom.gemini.stub.GeminiStub;
import dev.rowloom.gemini.stub.Scenario;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a run when the service fails, on a real connection; only waits take no time. */
@Timeout(120)
class WireFaultsTest {

    private static final Schema SCHEMA = Schema.fromDdl("""
            CREATE TABLE author (id bigint PRIMARY KEY, name varchar(60) NOT NULL, city varchar(60));
            CREATE TABLE book (id bigint PRIMARY KEY, title varchar(80) NOT NULL, price numeric(8, 2),
              author_id bigint NOT NULL REFERENCES author (id));
            """, Dialect.postgresql());
    private static final int ROWS = 12;
    private static final String FORMAT = "%-28s %-8s %-7s %-9s %8s %6s %7s  %-24s %s";
    private static final List<String> SEEN = new ArrayList<>();
    private static final long MOST_HEAP = 192L << 20;

    /** Those that another try can't help. */
    private static final Set<Scenario> FINAL =
            Set.of(Scenario.DAILY_QUOTA, Scenario.BLOCKED_PROMPT, Scenario.BLOCKED_ANSWER);

    /** Returns why rows are missing if the fault always strikes, or nothing where it does no harm. */
    private static Optional<Code> reason(Scenario fault) {
        return switch (fault) {
            case OK, FENCED, SCHEMA_REFUSED, WITHOUT_REASON -> Optional.empty();
            case RATE_LIMITED, RATE_LIMITED_WITHOUT_DELAY -> Optional.of(Code.RATE_LIMITED);
            case DAILY_QUOTA -> Optional.of(Code.QUOTA_EXHAUSTED);
            case INTERNAL -> Optional.of(Code.INTERNAL);
            case OVERLOADED, BAD_GATEWAY, ERROR_EVENT -> Optional.of(Code.OVERLOADED);
            case SILENT, STALL -> Optional.of(Code.TIMED_OUT);
            case RESET, CUT -> Optional.of(Code.CONNECTION_LOST);
            case MAX_TOKENS, ALL_THINKING -> Optional.of(Code.TRUNCATED);
            case EMPTY, PROSE, HUGE, DEEP -> Optional.of(Code.NO_ROWS);
            case BLOCKED_PROMPT, BLOCKED_ANSWER -> Optional.of(Code.CONTENT_BLOCKED);
        };
    }

    @AfterAll
    static void print() {
        System.out.printf(
                FORMAT + "%n",
                "fault",
                "keys",
                "struck",
                "outcome",
                "requests",
                "model",
                "engine",
                "waits (s)",
                "failures");
        SEEN.forEach(System.out::println);
    }

    @ParameterizedTest
    @EnumSource
    void oneFaultIsOvercome(Scenario fault) throws IOException {
        for (KeyStrategy keys : KeyStrategy.values()) {
            GenerationReport report = run(fault, keys, Fallback.ENGINE, Scenario.OK);
            boolean helped = !FINAL.contains(fault);
            assertThat(report.isComplete())
                    .as("%s %s", fault, report.failures())
                    .isEqualTo(helped);
            if (helped) {
                assertThat(report.failures()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServiceThatAlwaysFailsLeavesItsReason(Scenario fault) throws IOException {
        for (KeyStrategy keys : KeyStrategy.values()) {
            GenerationReport filled = run(fault, keys, Fallback.ENGINE, fault);
            assertThat(filled.isShort()).isFalse();
            GenerationReport left = run(fault, keys, Fallback.SHORT, fault);
            assertThat(left.isShort()).isEqualTo(!left.isComplete());
            for (GenerationReport report : List.of(filled, left)) {
                Set<Code> codes = report.failures().stream()
                        .map(GenerationFailure::code)
                        .filter(code -> code != Code.PARENT_MISSING)
                        .collect(Collectors.toSet());
                assertThat(codes).isEqualTo(reason(fault).map(Set::of).orElse(Set.of()));
                assertThat(report.isComplete()).isEqualTo(codes.isEmpty());
            }
        }
    }

    private static GenerationReport run(Scenario first, KeyStrategy keys, Fallback fallback, Scenario then)
            throws IOException {
        SkippingTime time = new SkippingTime();
        AtomicLong rows = new AtomicLong();
        DirectOptions options = DirectOptions.builder()
                .keys(keys)
                .fallback(fallback)
                .concurrency(1)
                .batchRows(ROWS)
                .attempts(3)
                .build();
        try (GeminiStub stub = new GeminiStub().then(first.reply()).always(then.reply());
                GeminiProvider gemini = GeminiProvider.builder()
                        .apiKey(GeminiStub.KEY)
                        .baseUrl(stub.baseUrl())
                        .responseTimeout(Duration.ofMillis(400))
                        .idleTimeout(Duration.ofMillis(400))
                        .build()) {
            GenerationReport report = new DirectGeneration(
                            SyntheticDataGenerator.of(SCHEMA).rows(ROWS).plan(),
                            gemini,
                            "gemini-2.5-flash",
                            options,
                            Instructions.NONE,
                            time,
                            RunObserver.NONE,
                            null)
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
            check(report, rows.get());
            SEEN.add(line(first, keys, then == first ? "always" : "once", report, time));
            return report;
        }
    }

    private static void check(GenerationReport report, long rows) {
        assertThat(report.tables().stream().mapToLong(TableGeneration::rows).sum())
                .isEqualTo(rows);
        for (TableGeneration table : report.tables()) {
            assertThat(table.modelRows())
                    .isEqualTo(table.requests().stream()
                            .mapToLong(ModelRequestReport::received)
                            .sum());
            assertThat(table.isComplete() || !table.failures().isEmpty()).isTrue();
            for (GenerationFailure failure : table.failures()) {
                assertThat(failure.message()).isNotBlank().doesNotContain("\tat ", GeminiStub.KEY);
                assertThat(failure.remedy()).isNotBlank();
            }
        }
        assertThat(report.toJson()).doesNotContain(GeminiStub.KEY);
        System.gc();
        assertThat(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory())
                .isLessThan(MOST_HEAP);
    }

    private static String line(
            Scenario fault, KeyStrategy keys, String struck, GenerationReport report, SkippingTime time) {
        return String.format(
                        FORMAT,
                        fault,
                        keys,
                        struck,
                        report.isComplete() ? "complete" : report.isShort() ? "short" : "filled",
                        report.requests(),
                        report.tables().stream()
                                .mapToLong(TableGeneration::modelRows)
                                .sum(),
                        report.tables().stream()
                                .mapToLong(table -> table.engineRows().size())
                                .sum(),
                        time.pauses().stream()
                                .limit(4)
                                .map(wait -> String.valueOf(Math.round(wait.toMillis() / 100.0) / 10.0))
                                .collect(Collectors.joining(" ")),
                        new TreeSet<>(report.failures().stream()
                                .map(it -> it.code().name())
                                .toList()))
                .stripTrailing();
    }

    /** The machine's clock, which waits put forward. */
    private static final class SkippingTime implements Time {

        private final List<Duration> pauses = new ArrayList<>();
        private long skipped;

        @Override
        public synchronized long nanoTime() {
            return System.nanoTime() + skipped;
        }

        @Override
        public synchronized void pause(Duration duration, CountDownLatch end) {
            if (end.getCount() == 0) {
                return;
            }
            pauses.add(duration);
            skipped += duration.toNanos();
        }

        synchronized List<Duration> pauses() {
            return List.copyOf(pauses);
        }
    }
}

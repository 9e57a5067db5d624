package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.GenerationException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.GenerationFailure;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault, against every way of making keys, once and always: what comes of it stands in {@code fault-matrix.txt}. */
class FaultMatrixTest {

    private static final Schema SHOP = Schema.fromDdl(ShopAsks.DDL, Dialect.postgresql());
    private static final int TABLES = 4;
    private static final int ROWS = 20;
    private static final int BATCH = 10;
    private static final int MOST_WAITS = 4;
    private static final String TABLE = "fault-matrix.txt";
    private static final String FORMAT = "%-24s %-8s %-6s %-9s %8s %5s %6s %-30s %s";

    private static Map<String, String> expected = Map.of();
    private static final List<String> SEEN = new ArrayList<>();

    /** Which requests a fault strikes. */
    private enum Strike {
        /** The second. */
        ONCE,
        /** All for the table {@code orders}. */
        ORDERS,
        ALWAYS;

        boolean hits(String table, int number) {
            return this == ALWAYS || (this == ONCE ? number == 2 : table.equals("orders"));
        }
    }

    /** What a run left. */
    private record Outcome(GenerationReport report, Map<String, Long> rows, List<Duration> pauses, int requests) {}

    @BeforeAll
    static void readTable() {
        try (InputStream table = FaultMatrixTest.class.getResourceAsStream(TABLE)) {
            String text = table == null ? "" : new String(table.readAllBytes(), StandardCharsets.UTF_8);
            expected = text.lines().collect(Collectors.toMap(FaultMatrixTest::key, line -> line, (a, b) -> a));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void print() {
        System.out.println(header());
        SEEN.forEach(System.out::println);
    }

    private static String header() {
        return String.format(
                FORMAT, "fault", "keys", "struck", "outcome", "requests", "model", "engine", "waits (s)", "failures");
    }

    private static String key(String line) {
        return line.substring(0, Math.min(40, line.length())).strip();
    }

    @ParameterizedTest
    @EnumSource
    void endsWithAllRowsOrTheReason(Fault fault) {
        List<String> lines = new ArrayList<>();
        for (KeyStrategy keys : KeyStrategy.values()) {
            for (Strike strike : Strike.values()) {
                Outcome outcome = run(fault, strike, options(keys, Fallback.ENGINE));
                check(outcome);
                assertThat(outcome.rows())
                        .hasSize(TABLES)
                        .allSatisfy((table, rows) -> assertThat(rows).isGreaterThanOrEqualTo(ROWS));
                lines.add(line(fault, keys, strike, outcome));
            }
        }
        SEEN.addAll(lines);
        assertThat(lines)
                .isEqualTo(lines.stream()
                        .map(line -> expected.getOrDefault(key(line), "no such line"))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheTableShortWithItsReason(Fault fault) {
        for (KeyStrategy keys : KeyStrategy.values()) {
            Outcome outcome = run(fault, Strike.ORDERS, options(keys, Fallback.SHORT));
            check(outcome);
            GenerationReport report = outcome.report();
            assertThat(report.tables())
                    .allSatisfy(table -> assertThat(table.engineRows()).isEmpty());
            report.tables().stream()
                    .filter(table -> table.rows() < table.hint())
                    .forEach(table -> assertThat(table.failures()).isNotEmpty());
            assertThat(report.isShort()).isEqualTo(!report.isComplete());
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsWithWhatWasEarned(Fault fault) {
        for (KeyStrategy keys : KeyStrategy.values()) {
            DirectOptions options = options(keys, Fallback.FAIL);
            Outcome outcome = run(fault, Strike.ORDERS, options);
            if (!outcome.report().isComplete()) {
                GenerationFailure first = outcome.report().failures().get(0);
                assertThat(first.message()).isNotBlank().doesNotContain("\tat ", "Exception");
                assertThatThrownBy(() -> SyntheticDataGenerator.of(SHOP)
                                .rows(ROWS)
                                .provider(model(fault, Strike.ORDERS, new VirtualTime()), "fake-1")
                                .direct(options.toBuilder().attempts(1).build())
                                .generate())
                        .isInstanceOfSatisfying(
                                GenerationException.class,
                                failure -> assertThat(failure.partial())
                                        .hasValueSatisfying(partial ->
                                                assertThat(partial.tables()).hasSize(TABLES)));
            }
        }
    }

    private static DirectOptions options(KeyStrategy keys, Fallback fallback) {
        return DirectOptions.builder()
                .keys(keys)
                .fallback(fallback)
                .batchRows(BATCH)
                .concurrency(1)
                .build();
    }

    private static FakeModel model(Fault fault, Strike strike, VirtualTime time) {
        return FakeModel.scripted((request, number) -> strike.hits(FakeModel.table(request), number)
                ? fault.answer(request, time)
                : FakeModel.answer(FakeModel.rows(request)));
    }

    private static Outcome run(Fault fault, Strike strike, DirectOptions options) {
        VirtualTime time = new VirtualTime();
        FakeModel model = model(fault, strike, time);
        Map<String, Long> rows = new LinkedHashMap<>();
        GenerationReport report = new DirectGeneration(
                        SyntheticDataGenerator.of(SHOP).rows(ROWS).plan(),
                        model,
                        "fake-1",
                        options,
                        Instructions.NONE,
                        time,
                        RunObserver.NONE,
                        null)
                .run(new RowReceiver() {
                    @Override
                    public void rows(RowBatch batch) {
                        rows.merge(batch.layout().table().id(), (long) batch.size(), Long::sum);
                    }

                    @Override
                    public void ended(TableLayout layout, TableGeneration table) {
                        rows.merge(layout.table().id(), 0L, Long::sum);
                        assertThat(rows).containsEntry(layout.table().id(), table.rows());
                        assertThat(layout.rows()).isEqualTo(table.rows());
                    }
                });
        return new Outcome(report, rows, time.pauses(), model.requests().size());
    }

    /** What holds whatever the fault: rows taken are handed on, and rows that are missing have their reason. */
    private static void check(Outcome outcome) {
        for (TableGeneration table : outcome.report().tables()) {
            long received = table.requests().stream()
                    .mapToLong(ModelRequestReport::received)
                    .sum();
            assertThat(table.modelRows()).as(table.table()).isEqualTo(received);
            assertThat(table.isComplete() || !table.failures().isEmpty())
                    .as(table.table())
                    .isTrue();
            assertThat(table.failures()).allSatisfy(failure -> {
                assertThat(failure.message()).isNotBlank();
                assertThat(failure.remedy()).isNotBlank();
            });
            assertThat(table.requests().stream().map(ModelRequestReport::waited).filter(wait -> !wait.isZero()))
                    .allSatisfy(wait -> assertThat(outcome.pauses()).contains(wait));
        }
        assertThat(outcome.report().requests()).isEqualTo(outcome.requests());
        Duration reported = outcome.report().tables().stream()
                .flatMap(table -> table.requests().stream())
                .map(ModelRequestReport::waited)
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(outcome.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(reported);
    }

    /** Returns the first waits, and how many there are and how long all of them are. */
    private static String waits(List<Duration> pauses) {
        String first =
                pauses.stream().limit(MOST_WAITS).map(FaultMatrixTest::seconds).collect(Collectors.joining(" "));
        Duration all = pauses.stream().reduce(Duration.ZERO, Duration::plus);
        return pauses.size() <= MOST_WAITS ? first : first + " … " + pauses.size() + " of " + seconds(all);
    }

    private static String seconds(Duration time) {
        return String.valueOf(Math.round(time.toMillis() / 100.0) / 10.0);
    }

    private static String line(Fault fault, KeyStrategy keys, Strike strike, Outcome outcome) {
        GenerationReport report = outcome.report();
        long engine = report.tables().stream()
                .mapToLong(table -> table.engineRows().size())
                .sum();
        long model =
                report.tables().stream().mapToLong(TableGeneration::modelRows).sum();
        Map<String, Long> codes = report.failures().stream()
                .collect(Collectors.groupingBy(it -> it.code().name(), LinkedHashMap::new, Collectors.counting()));
        Set<String> words = new LinkedHashSet<>();
        codes.forEach((code, count) -> words.add(count + " " + code));
        return String.format(
                        FORMAT,
                        fault,
                        keys,
                        strike,
                        report.isComplete() ? "complete" : report.isShort() ? "short" : "filled",
                        outcome.requests(),
                        model,
                        engine,
                        waits(outcome.pauses()),
                        String.join(", ", words))
                .stripTrailing();
    }
}

package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowCursor;
import dev.rowloom.engine.TableLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same seed gives the same bytes, whatever the threads, the order in which rows are made, and the machine's settings. */
class DeterminismTest {

    /** More than two batches a table, and no whole number of them. */
    private static final long ROWS = 2_500;

    @TempDir
    Path directory;

    private static SyntheticDataGenerator shop(String dialect) {
        return SyntheticDataGenerator.of(SampleSchema.shop(dialect).read())
                .rows(ROWS)
                .seed(42);
    }

    private Path directory(Object name) {
        return directory.resolve(name.toString());
    }

    @ParameterizedTest
    @CsvSource({"postgresql, CSV", "postgresql, SQL", "mysql, SQL", "mysql, JSON", "sqlite, SQL", "sqlite, JSON_LINES"})
    void oneThreadAndEightWriteTheSameFiles(String dialect, Formats format) throws IOException {
        shop(dialect).threads(1).generateTo(format.into(directory("one")));
        shop(dialect).threads(8).generateTo(format.into(directory("eight")));

        Formats.assertSameFiles(directory("eight"), directory("one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql", "sqlite"})
    void anotherSeedWritesOtherFiles(String dialect) throws IOException {
        shop(dialect).generateTo(Formats.CSV.into(directory("one")));
        shop(dialect).seed(43).generateTo(Formats.CSV.into(directory("other")));

        assertThat(Files.mismatch(
                        directory("one").resolve("customers.csv"),
                        directory("other").resolve("customers.csv")))
                .isNotEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"postgresql, 1", "mysql, 2", "sqlite, 3"})
    void rangesInAnyOrderMakeTheFilesRows(String dialect, int order) throws IOException {
        shop(dialect).generateTo(Formats.CSV.into(directory("whole")));

        DataPlan plan = shop(dialect).plan();
        Random random = new Random(order);
        List<TableLayout> tables = new ArrayList<>(plan.tables());
        Collections.shuffle(tables, random);
        try (Sink.Session session = Formats.CSV
                .into(directory("ranges"))
                .open(new Sink.Run(plan.schema(), plan.loadPlan(), plan.tables()))) {
            for (TableLayout table : tables) {
                writeInRanges(session.begin(table), plan, table.table().id(), random);
            }
            session.complete();
        }

        Formats.assertSameFiles(directory("ranges"), directory("whole"));
    }

    /** Makes ranges of random sizes in random order, by two cursors in turns, and writes them in row order. */
    private static <C> void writeInRanges(Sink.TableWriter<C> writer, DataPlan plan, String table, Random random)
            throws IOException {
        List<RowCursor> cursors = List.of(plan.open(table), plan.open(table));
        TreeMap<Long, C> chunks = new TreeMap<>();
        for (Range range : shuffledRanges(plan.rows(table), random)) {
            RowBatch batch = cursors.get(random.nextInt(2)).read(range.first, range.count);
            chunks.put(range.first, writer.encode(batch));
        }
        for (C chunk : chunks.values()) {
            writer.write(chunk);
        }
        writer.finish();
    }

    private record Range(long first, int count) {}

    private static List<Range> shuffledRanges(long rows, Random random) {
        List<Range> ranges = new ArrayList<>();
        for (long first = 0; first < rows; ) {
            int most = random.nextInt(5) == 0 ? 3 : RowCursor.MAX_ROWS;
            int count = Math.toIntExact(Math.min(rows - first, 1 + random.nextInt(most)));
            ranges.add(new Range(first, count));
            first += count;
        }
        Collections.shuffle(ranges, random);
        return ranges;
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql", "sqlite"})
    void aRowByItsAddressIsTheRowOfItsRange(String dialect) {
        DataPlan plan = shop(dialect).plan();
        Random random = new Random(4);
        for (TableLayout table : plan.tables()) {
            String id = table.table().id();
            RowCursor cursor = plan.open(id);
            for (int i = 0; i < 40; i++) {
                long number = random.nextLong(table.rows());
                long first = number - Math.min(number, random.nextInt(RowCursor.MAX_ROWS));
                RowBatch batch = cursor.read(first, Math.toIntExact(number - first) + 1);

                assertThat(plan.row(id, number).asMap())
                        .as(id + " " + number)
                        .usingRecursiveComparison()
                        .isEqualTo(batch.row(Math.toIntExact(number - first)).asMap());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"tr-TR, Asia/Kathmandu", "ar-EG-u-nu-arab, America/St_Johns", "de-DE, Europe/Berlin"})
    void theMachinesLocaleAndTimeZoneDontMatter(String locale, String zone) throws IOException {
        shop("postgresql").generateTo(Formats.SQL.into(directory("before")));
        Locale localeBefore = Locale.getDefault();
        TimeZone zoneBefore = TimeZone.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            shop("postgresql").generateTo(Formats.SQL.into(directory("elsewhere")));
        } finally {
            Locale.setDefault(localeBefore);
            TimeZone.setDefault(zoneBefore);
        }

        Formats.assertSameFiles(directory("elsewhere"), directory("before"));
    }
}

package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.generation.ResponseSchema.RowForm;
import dev.rowloom.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

class RowTokensTest {

    private static final int ROWS = 50;

    @ParameterizedTest
    @CsvSource({"customers", "products", "orders", "order_items"})
    void arraysCostLittleMoreThanCsv(String table) {
        assertCompact(
                SyntheticDataGenerator.of(new ShopAsks().schema).rows(ROWS).plan(), table);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql/chinook.sql, Customer, Track, Invoice",
        "postgresql/northwind.sql, customers, orders, products",
        "postgresql/pagila.sql, film, address, rental"
    })
    void arraysCostLittleMoreThanCsvForTheCorpus(String file, String first, String second, String third) {
        Schema schema = Schema.fromDdl(corpus(file));
        DataPlan plan = SyntheticDataGenerator.of(schema).rows(ROWS).plan();
        for (String name : List.of(first, second, third)) {
            assertCompact(plan, schema.find(name).orElseThrow().id());
        }
    }

    @Test
    void knowsNothingWithoutRows() {
        DataPlan plan = SyntheticDataGenerator.of(new ShopAsks().schema).rows(1).plan();
        RowBatch none = plan.open("orders").read(0, 0);

        assertThat(RowTokens.perRow(none, none.layout().columns(), RowForm.ARRAYS, true))
                .isZero();
    }

    /** Measures as published comparisons do: in points of what objects with their column names cost. */
    private static void assertCompact(DataPlan plan, String table) {
        TableLayout layout = plan.tables().stream()
                .filter(it -> it.table().id().equals(table))
                .findFirst()
                .orElseThrow();
        RowBatch rows = plan.open(table).read(0, ROWS);
        double objects = RowTokens.perRow(rows, layout.columns(), RowForm.OBJECTS, false);
        double arrays = RowTokens.perRow(rows, layout.columns(), RowForm.ARRAYS, false);
        double csv = (double) TokenEstimate.of(csv(rows, layout.columns())) / ROWS;
        double points = 100 * (arrays - csv) / objects;
        System.out.printf(
                Locale.ROOT,
                "%-28s tokens a row: objects %.1f, arrays %.1f, CSV %.1f: %.1f points%n",
                table,
                objects,
                arrays,
                csv,
                points);

        assertThat(points).isBetween(-6.0, 6.0);
        assertThat(arrays).isLessThan(0.9 * objects);
    }

    private static String csv(RowBatch rows, List<ColumnLayout> columns) {
        StringBuilder text =
                new StringBuilder(columns.stream().map(ColumnLayout::name).collect(Collectors.joining(",", "", "\n")));
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            text.append(columns.stream()
                    .map(it -> rows.column(rows.layout().position(it.name())).value(row))
                    .map(RowTokensTest::cell)
                    .collect(Collectors.joining(",", "", "\n")));
        }
        return text.toString();
    }

    private static String cell(@org.jspecify.annotations.Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean quoted = text.contains(",") || text.contains("\"") || text.contains("\n");
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static Path corpus(String relative) {
        String configured = System.getProperty("rowloom.shared");
        Path root = configured != null
                ? Path.of(configured)
                : Path.of("").toAbsolutePath().resolve("../../shared");
        Path found = root.resolve("corpus").resolve(relative).normalize();
        if (!Files.exists(found)) {
            String reason = "Skipped: " + found + " does not exist (set -Drowloom.shared)";
            System.out.println(reason);
            throw new TestAbortedException(reason);
        }
        return found;
    }
}

package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.export.SqlSink;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.TableCounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The way of a script: written, run as it is by a user without rights, counted. */
final class Loading {

    private Loading() {}

    /** Writes {@code data.sql}, runs it as the user who owns nothing, and returns the seconds that took. */
    static double script(SyntheticDataGenerator generator, Database database, Path directory) {
        generator.generateTo(SqlSink.directory(directory).overwrite());
        long start = System.nanoTime();
        database.restricted().runScript(directory.resolve("data.sql"));
        return (System.nanoTime() - start) / 1e9;
    }

    /** Asserts that the database has the tables of the plan and no others, with as many rows. */
    static void assertCounts(DataPlan plan, Database database) {
        Map<String, Long> expected = new TreeMap<>();
        for (TableLayout table : plan.tables()) {
            expected.put(table.table().id(), plan.rows(table.table().id()));
        }
        TableCounts counts = database.tableCounts();
        Map<String, Long> counted = new TreeMap<>();
        expected.keySet().forEach(table -> counted.put(table, counts.rows(table)));
        assertThat(counted).isEqualTo(expected);
        assertThat(counts.tables()).hasSameSizeAs(plan.tables());
    }

    static long rows(DataPlan plan) {
        return plan.tables().stream().mapToLong(TableLayout::rows).sum();
    }

    static List<String> ids(DataPlan plan) {
        return plan.tables().stream().map(table -> table.table().id()).toList();
    }
}

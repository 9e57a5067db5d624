package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.export.SqlSink;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseKind;
import dev.rowloom.it.database.TableCounts;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The way of a script: written, run as it is by a user without rights, counted. */
final class Loading {

    private Loading() {}

    /** Writes {@code data.sql}, runs it as a user who has no more rights than it needs, and returns the seconds that took. */
    static double script(SyntheticDataGenerator generator, Database database, Path directory) {
        generator.generateTo(SqlSink.directory(directory).overwrite());
        long start = System.nanoTime();
        database.loader().runScript(directory.resolve("data.sql"));
        return (System.nanoTime() - start) / 1e9;
    }

    /** Asserts that the database has the tables of the plan and no others, with as many rows. */
    static void assertCounts(DataPlan plan, Database database) {
        TableCounts counts = database.tableCounts();
        Map<String, Long> expected = new TreeMap<>();
        Map<String, Long> counted = new TreeMap<>();
        for (TableLayout layout : plan.tables()) {
            Table table = layout.table();
            expected.put(table.id(), plan.rows(table.id()));
            counted.put(table.id(), counted(counts, table.name(), database.kind()));
        }
        assertThat(counted).isEqualTo(expected);
        assertThat(counts.tables()).hasSameSizeAs(plan.tables());
    }

    /** Where the DDL names no schema, it is the default one; MariaDB's databases are called as each test calls them. */
    private static long counted(TableCounts counts, TableName name, DatabaseKind kind) {
        List<Long> found = counts.tables().stream()
                .filter(count -> count.table().name().equals(name.name()))
                .filter(count -> name.qualifier() != null
                        ? name.qualifier().equals(count.table().schema())
                        : kind != DatabaseKind.POSTGRESQL
                                || count.table().schema().equals("public"))
                .map(TableCounts.TableCount::rows)
                .toList();
        assertThat(found).as("tables named " + name).hasSize(1);
        return found.get(0);
    }

    static long rows(DataPlan plan) {
        return plan.tables().stream().mapToLong(TableLayout::rows).sum();
    }

    static List<String> ids(DataPlan plan) {
        return plan.tables().stream().map(table -> table.table().id()).toList();
    }
}

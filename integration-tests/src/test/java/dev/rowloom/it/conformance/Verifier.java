package dev.rowloom.it.conformance;

import dev.rowloom.engine.DataPlan;
import dev.rowloom.it.database.Catalog;
import dev.rowloom.it.database.Integrity;
import dev.rowloom.it.database.Orphans;
import dev.rowloom.schema.Table;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at a loaded database: what is there, and whether it holds what the database's catalogue says. */
final class Verifier {

    private final LiveDatabase live;
    private final Matching matching;
    private final DataPlan plan;
    private final Script script;
    private final long asked;

    /**
     * Looks at a database after loading.
     *
     * @param asked how many rows each table was to get
     */
    Verifier(LiveDatabase live, Matching matching, DataPlan plan, Script script, long asked) {
        this.live = live;
        this.matching = matching;
        this.plan = plan;
        this.script = script;
        this.asked = asked;
    }

    /**
     * Adds to the verdicts what was found.
     *
     * @param loading why tables are not loaded as they were made, by id
     * @param findings takes what concerns no one table
     */
    void verify(Map<LiveTable, TableVerdict> verdicts, Map<String, Finding> loading, List<Finding> findings)
            throws SQLException {
        try (Connection connection = live.database().connect()) {
            for (Map.Entry<LiveTable, TableVerdict> entry : verdicts.entrySet()) {
                Table read = matching.read(entry.getKey());
                if (read != null) {
                    generated(entry.getKey(), read, entry.getValue());
                    rows(connection, entry.getKey(), entry.getValue(), loading.get(read.id()));
                }
            }
        }
        for (String url : live.database().namespaceUrls()) {
            try (Connection connection = DriverManager.getConnection(url)) {
                for (Orphans orphans : Integrity.orphans(connection)) {
                    findings.add(new Finding(Cause.VIOLATION, orphans.toString()));
                }
                Catalog.of(connection)
                        .suspendedConstraints(connection)
                        .forEach(problem -> findings.add(new Finding(Cause.VIOLATION, problem)));
            }
        }
    }

    private void generated(LiveTable table, Table read, TableVerdict verdict) {
        if (plan.rows(read.id()) > 0) {
            verdict.setGenerated();
        } else {
            verdict.add(new Finding(
                    live.isWithoutPartitions(table) ? Cause.NO_PARTITION : Cause.NOT_GENERATED,
                    Warnings.of(plan, read)));
        }
    }

    private void rows(Connection connection, LiveTable table, TableVerdict verdict, @Nullable Finding loading)
            throws SQLException {
        if (loading == null) {
            verdict.setLoaded();
        } else {
            verdict.add(loading);
        }
        // what refuses the rows by a routine of the schema was dropped, so that its children could be loaded
        boolean dropped = loading != null && loading.cause() == Cause.ROUTINE;
        LiveTable checked = dropped ? table.without(script::callsRoutine) : table;
        RowChecker checker = new RowChecker(connection, checked);
        checker.violations().forEach(verdict::add);
        Table read = matching.read(table);
        if (read != null) {
            TriggeredColumns.explained(checker.vacuities(read), table, read, plan)
                    .forEach(verdict::add);
            vacuous(connection, checked, read, verdict);
        }
    }

    private void vacuous(Connection connection, LiveTable table, Table read, TableVerdict verdict) throws SQLException {
        Facts facts = new Facts(table, References.alwaysNull(connection, table));
        new BranchChecker(connection, table, facts, verdict.tally()).check().forEach(verdict::add);
        long planned = plan.rows(read.id());
        if (planned > 0 && planned < asked) {
            CapacityChecker.Result result =
                    new CapacityChecker(connection, table, facts).check(planned, Warnings.of(plan, read));
            verdict.tally().take(result);
            if (result.outcome() == Tally.Outcome.MISSED) {
                verdict.add(new Finding(Cause.CAPACITY, result.detail()));
            }
        }
    }
}

package dev.rowloom.it.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.TestDatabases;
import dev.rowloom.jdbc.JdbcSink;
import dev.rowloom.repair.IntegrityRepair;
import dev.rowloom.repair.RepairResult;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the databases themselves say of damaged rows of generated schemas after the repair, with all constraints on. */
final class RepairLoads implements AutoCloseable {

    private final TestDatabases servers = new TestDatabases();
    private final Map<Target, Figures> figures = new EnumMap<>(Target.class);

    /** What was loaded into one kind of database. */
    private static final class Figures {
        private int schemas;
        private long rows;
        private long damaged;
        private long changed;
        private long dropped;
    }

    /** Asserts that each database takes every row that the repair leaves of damaged ones. */
    void assertLoads(SchemaModel schema, Request request, ManyDamages damages) throws Exception {
        for (Target target : Target.values()) {
            assertLoads(schema, request, damages, target);
        }
    }

    private void assertLoads(SchemaModel schema, Request request, ManyDamages damages, Target target) throws Exception {
        DataPlan plan = RepairPropertyTest.plan(schema, target, request);
        List<ManyDamages.Spot> spots = new ArrayList<>();
        Dataset damaged = damages.applied(RepairPropertyTest.rows(plan), spots);
        RepairResult result = IntegrityRepair.fixAll().repair(damaged, plan);
        assertThat(result.unrepaired()).isEmpty();
        Dataset repaired = result.dataset();
        String ddl = Ddl.of(target, schema).text();
        try (Database database = servers.create(target.name().toLowerCase(Locale.ROOT))) {
            database.applyDdl(ddl).assertNoFailures();
            try (Connection connection = database.loader().connect()) {
                JdbcSink.of(connection).load(repaired);
            } catch (RuntimeException e) {
                throw new AssertionError(target + " refused rows of\n" + ddl + "\n" + damages, e);
            }
            database.assertIntact();
            for (TableData table : repaired.tables()) {
                String name = table.layout().table().id();
                assertThat(database.tableCounts().rows(name)).as(name).isEqualTo(table.size());
            }
        }
        note(figures.computeIfAbsent(target, it -> new Figures()), spots.size(), result);
    }

    private static void note(Figures own, int damaged, RepairResult result) {
        own.schemas++;
        own.rows +=
                result.dataset().tables().stream().mapToLong(TableData::size).sum();
        own.damaged += damaged;
        own.changed += result.log().changes().size();
        own.dropped += result.log().dropped().size();
    }

    @Override
    public void close() {
        figures.forEach((target, own) -> System.out.printf(
                "%-10s %d schemas, %d damaged cells: %d changed, %d rows dropped, %d rows loaded%n",
                target, own.schemas, own.damaged, own.changed, own.dropped, own.rows));
        servers.close();
    }
}

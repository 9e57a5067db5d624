package dev.rowloom.it.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.DatasetMetadata;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.repair.DroppedRow;
import dev.rowloom.repair.IntegrityRepair;
import dev.rowloom.repair.RepairChange;
import dev.rowloom.repair.RepairResult;
import dev.rowloom.repair.RepairRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.domains.DomainContextBase;

/** Damaged rows are valid after the repair, by another checker; and what was valid is left alone. */
@Domain(Schemas.class)
@Domain(RepairPropertyTest.Damages.class)
@Domain(DomainContext.Global.class)
class RepairPropertyTest {

    private static final int SHOWN = 10;
    private static final int MOST_ROWS = 60;

    static final class Damages extends DomainContextBase {
        @Provide
        Arbitrary<ManyDamages> damages() {
            return Combinators.combine(
                            Arbitraries.longs(), Arbitraries.integers().between(1, 30))
                    .as(ManyDamages::new);
        }
    }

    @Property(tries = 15, seed = "20260401", shrinking = net.jqwik.api.ShrinkingMode.OFF)
    void damagedRowsAreValidAfterwards(
            @ForAll SchemaModel schema, @ForAll Request request, @ForAll Target target, @ForAll ManyDamages damages) {
        Target own = target == Target.H2 ? Target.POSTGRESQL : target;
        DataPlan plan = plan(schema, own, request);
        Dataset fine = rows(plan);
        Dataset damaged = damages.applied(fine, new ArrayList<>());
        RepairResult result = IntegrityRepair.fixAll().repair(damaged, plan);
        assertThat(new IndependentChecker(schema, own)
                        .check(values(result.dataset())).stream().limit(SHOWN))
                .as("%s%n%s", result.after(), result.log())
                .isEmpty();
        assertThat(result.unrepaired()).isEmpty();
        assertNothingIsLostInVain(fine, result);
        assertThat(json(result.log().undo(result.dataset()))).isEqualTo(json(damaged));
        RepairResult again = IntegrityRepair.fixAll().repair(result.dataset(), plan);
        assertThat(again.log().changes()).isEmpty();
        assertThat(again.log().dropped()).isEmpty();
        assertThat(json(again.dataset())).isEqualTo(json(result.dataset()));
    }

    /** Where null or nothing came in place of what was there before the damage, that does not fit in any more. */
    private static void assertNothingIsLostInVain(Dataset fine, RepairResult result) {
        for (DroppedRow row : result.log().dropped().stream().limit(SHOWN).toList()) {
            RowBatch own = fine.table(row.table()).batches().findFirst().orElseThrow();
            assertThat(with(result.dataset(), row.table(), -1, "", own, (int) row.row())
                            .validate()
                            .isValid())
                    .as("%s could be as it was", row)
                    .isFalse();
        }
        if (!result.log().dropped().isEmpty()) {
            return; // rows have other numbers then
        }
        for (RepairChange change : result.log().changes()) {
            RowBatch own = fine.table(change.table()).batches().findFirst().orElseThrow();
            boolean had = own.column(own.layout().position(change.column())).hasValue((int) change.row());
            if (change.rule() == RepairRule.NULLED && had) {
                int row = (int) change.row();
                assertThat(with(result.dataset(), change.table(), row, change.column(), own, row)
                                .validate()
                                .isValid())
                        .as("%s could be as it was", change)
                        .isFalse();
            }
        }
    }

    /** Returns the rows with a cell, or a whole row more, as another batch has it. */
    private static Dataset with(Dataset rows, String table, int at, String column, RowBatch other, int from) {
        List<TableData> tables = new ArrayList<>();
        for (TableData data : rows.tables()) {
            if (!data.layout().table().id().equals(table)) {
                tables.add(data);
                continue;
            }
            RowBatch batch = data.batches().findFirst().orElseThrow();
            RowBatchBuilder builder = new RowBatchBuilder(data.layout(), 0);
            for (int row = 0; row < batch.size() + (at < 0 ? 1 : 0); row++) {
                for (int place = 0; place < data.layout().columns().size(); place++) {
                    boolean hit = row == batch.size()
                            || row == at
                                    && data.layout().columns().get(place).name().equals(column);
                    builder.copy(place, (hit ? other : batch).column(place), hit ? from : row);
                }
                builder.endRow();
            }
            tables.add(new TableData(data.layout(), List.of(builder.build())));
        }
        return rows.with(tables, rows.metadata());
    }

    @Property(tries = 8, seed = "20260402")
    void validRowsAreLeftAlone(@ForAll SchemaModel schema, @ForAll Request request, @ForAll Target target) {
        Target own = target == Target.H2 ? Target.POSTGRESQL : target;
        Dataset fine = rows(plan(schema, own, request));
        assertThat(IntegrityRepair.fixAll().dryRun(fine).changes()).isEmpty();
        assertThat(IntegrityRepair.fixAll().dryRun(fine).dropped()).isEmpty();
    }

    static DataPlan plan(SchemaModel schema, Target target, Request request) {
        Request few = request.global() <= MOST_ROWS ? request : Request.of(MOST_ROWS);
        return Making.plan(schema, target, few);
    }

    static Dataset rows(DataPlan plan) {
        List<TableData> tables = new ArrayList<>();
        for (TableLayout table : plan.tables()) {
            RowBatch all = plan.open(table.table().id()).read(0, (int) table.rows());
            tables.add(new TableData(table, List.of(all.copy())));
        }
        return new Dataset(plan.schema(), tables, DatasetMetadata.of(plan, null));
    }

    static Rows values(Dataset dataset) {
        Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
        for (TableData table : dataset.tables()) {
            List<Map<String, Object>> own = new ArrayList<>();
            for (RowBatch batch : table.batches().toList()) {
                for (int i = 0; i < batch.size(); i++) {
                    own.add(Making.values(batch.row(i)));
                }
            }
            rows.put(table.layout().table().id(), own);
        }
        return new Rows(rows);
    }

    /** The part of the document that holds the rows. */
    static String json(Dataset dataset) {
        return dataset.toJson()
                .lines()
                .filter(line -> !line.startsWith("\"metadata\"") && !line.startsWith(",\""))
                .reduce("", (a, b) -> a + "\n" + b);
    }
}

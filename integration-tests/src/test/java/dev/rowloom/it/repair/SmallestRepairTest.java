package dev.rowloom.it.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.DatasetMetadata;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.it.repair.SmallCase.Spot;
import dev.rowloom.repair.IntegrityRepair;
import dev.rowloom.repair.RepairChange;
import dev.rowloom.repair.RepairResult;
import dev.rowloom.repair.RepairRule;
import dev.rowloom.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A repair changes hardly more cells than the least that could do, found by trying all. */
class SmallestRepairTest {

    private static final int CASES = Integer.getInteger("rowloom.repair.cases", 1000);
    private static final long SEED = Long.getLong("rowloom.repair.seed", 0);
    private static final double MOST = 1.2;
    private static final Schema SCHEMA = Schema.fromDdl("""
            CREATE TABLE customers (id INTEGER PRIMARY KEY, code INTEGER NOT NULL UNIQUE, tier INTEGER NOT NULL CHECK (tier BETWEEN 1 AND 3));
            CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers (id),
              quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10), first_day INTEGER NOT NULL, last_day INTEGER NOT NULL,
              CHECK (first_day <= last_day));
            """);

    @Test
    void changesAboutAsFewCellsAsCanBe() {
        DataPlan plan = SyntheticDataGenerator.of(SCHEMA).rows(10).plan();
        long least = 0;
        long changed = 0;
        Map<RepairRule, int[]> precision = new EnumMap<>(RepairRule.class);
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(SEED + i);
            SmallCase rows = SmallCase.fine(random);
            assertThat(rows.isValid()).isTrue();
            Set<Spot> spots = rows.damage(random);
            least += rows.copy().least(spots.size());
            RepairResult result = IntegrityRepair.fixAll().repair(dataset(rows), plan);
            assertThat(result.unrepaired()).isEmpty();
            assertThat(result.log().dropped()).isEmpty();
            changed += result.log().changes().size();
            for (RepairChange change : result.log().changes()) {
                int[] counts = precision.computeIfAbsent(change.rule(), rule -> new int[2]);
                counts[0] += spots.contains(spot(change)) ? 1 : 0;
                counts[1]++;
            }
        }
        System.out.printf(
                "%d cases: %d cells changed, %d at least: %.3f%n", CASES, changed, least, (double) changed / least);
        precision.forEach((rule, counts) ->
                System.out.printf("%-20s %5d of %5d cells were damaged%n", rule, counts[0], counts[1]));
        assertThat((double) changed / least).isLessThanOrEqualTo(MOST);
    }

    private static Spot spot(RepairChange change) {
        boolean customer = change.table().equals("customers");
        List<String> columns = customer
                ? List.of("id", "code", "tier")
                : List.of("id", "customer_id", "quantity", "first_day", "last_day");
        return new Spot((int) change.row() + (customer ? 0 : SmallCase.CUSTOMERS), columns.indexOf(change.column()));
    }

    private static Dataset dataset(SmallCase rows) {
        List<TableData> tables = new ArrayList<>();
        tables.add(table("customers", Arrays.copyOf(rows.rows, SmallCase.CUSTOMERS)));
        tables.add(table("orders", Arrays.copyOfRange(rows.rows, SmallCase.CUSTOMERS, rows.rows.length)));
        return new Dataset(SCHEMA, tables, DatasetMetadata.unknown());
    }

    private static TableData table(String id, Integer[]... rows) {
        TableLayout layout = TableLayout.of(SCHEMA.table(id).orElseThrow(), rows.length);
        RowBatchBuilder builder = new RowBatchBuilder(layout, 0);
        for (Integer[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                if (row[i] == null) {
                    builder.state(i, CellState.NULL);
                } else {
                    builder.text(i, row[i].toString());
                }
            }
            builder.endRow();
        }
        return new TableData(layout, List.of(builder.build()));
    }
}

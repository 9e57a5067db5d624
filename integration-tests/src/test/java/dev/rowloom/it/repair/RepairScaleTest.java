package dev.rowloom.it.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Encoding;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.repair.IntegrityRepair;
import dev.rowloom.repair.RepairResult;
import dev.rowloom.schema.Schema;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Time and memory for each row do not grow with the rows: seven tables, a cell in twenty rows damaged. {@code
 * -Drowloom.repair.rows=100000,1000000 -Xmx12g} measures what the documentation says.
 */
class RepairScaleTest {

    private static final String ROWS = System.getProperty("rowloom.repair.rows", "1000,4000");
    private static final int DAMAGED = 20;
    private static final double MOST = Double.parseDouble(System.getProperty("rowloom.repair.most", "4"));
    private static final Schema SCHEMA = Schema.fromDdl("""
            CREATE TABLE countries (code VARCHAR(12) PRIMARY KEY, name VARCHAR(60) NOT NULL);
            CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(60) NOT NULL, email VARCHAR(80) UNIQUE, born DATE,
              country VARCHAR(12) NOT NULL REFERENCES countries (code));
            CREATE TABLE products (sku VARCHAR(12) PRIMARY KEY, title VARCHAR(60) NOT NULL, price NUMERIC(10, 2) NOT NULL CHECK (price > 0));
            CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers (id),
              status VARCHAR(10) NOT NULL CHECK (status IN ('new', 'paid', 'sent')), placed DATE NOT NULL, sent DATE, CHECK (sent >= placed));
            CREATE TABLE lines (order_id INTEGER NOT NULL REFERENCES orders (id), line INTEGER NOT NULL,
              sku VARCHAR(12) NOT NULL REFERENCES products (sku), quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 99),
              PRIMARY KEY (order_id, line));
            CREATE TABLE payments (id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders (id), amount NUMERIC(10, 2) NOT NULL);
            CREATE TABLE reviews (id INTEGER PRIMARY KEY, sku VARCHAR(12) NOT NULL REFERENCES products (sku),
              customer_id INTEGER REFERENCES customers (id), stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5));
            """);

    @Test
    void timeAndMemoryForEachRowStayFlat() {
        List<double[]> costs = new ArrayList<>();
        String[] sizes = ROWS.split(",", -1);
        cost(Integer.parseInt(sizes[0])); // warms up
        for (String size : sizes) {
            costs.add(cost(Integer.parseInt(size)));
        }
        double[] first = costs.get(0);
        double[] last = costs.get(costs.size() - 1);
        System.out.printf(
                Locale.ROOT,
                "heap %d MiB; time ×%.2f, memory ×%.2f%n",
                Runtime.getRuntime().maxMemory() >> 20,
                last[0] / first[0],
                last[1] / first[1]);
        assertThat(last[0] / first[0]).isLessThan(MOST);
        assertThat(last[1] / first[1]).isLessThan(MOST);
    }

    private static double[] cost(int rows) {
        DataPlan plan = SyntheticDataGenerator.of(SCHEMA).rows(rows).plan();
        Dataset damaged = damaged(plan);
        long cells = damaged.tables().stream().mapToLong(TableData::size).sum();
        long before = used();
        long start = System.nanoTime();
        RepairResult result = IntegrityRepair.fixAll().repair(damaged, plan);
        double micros = (System.nanoTime() - start) / 1e3 / cells;
        double bytes = (double) (used() - before) / cells;
        Reference.reachabilityFence(damaged);
        assertThat(result.unrepaired()).isEmpty();
        System.out.printf(
                Locale.ROOT,
                "7 × %,d rows: %.2f µs and %.0f bytes kept a row; %s%n",
                rows,
                micros,
                bytes,
                result.log().totals());
        return new double[] {micros, bytes};
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Dataset damaged(DataPlan plan) {
        Dataset fine = SyntheticDataGenerator.of(plan.schema())
                .rows(plan.tables().get(0).rows())
                .generate();
        Random random = new Random(7);
        List<TableData> tables = new ArrayList<>();
        for (TableData table : fine.tables()) {
            List<RowBatch> batches = new ArrayList<>();
            table.batches().forEach(batch -> batches.add(damaged(batch, random)));
            tables.add(new TableData(table.layout(), batches));
        }
        return fine.with(tables, fine.metadata());
    }

    private static RowBatch damaged(RowBatch batch, Random random) {
        RowBatchBuilder builder = new RowBatchBuilder(batch.layout(), batch.firstRow());
        int width = batch.layout().columns().size();
        for (int row = 0; row < batch.size(); row++) {
            int hit = random.nextInt(DAMAGED) == 0 ? random.nextInt(width) : -1;
            for (int place = 0; place < width; place++) {
                if (place != hit) {
                    builder.copy(place, batch.column(place), row);
                } else if (random.nextInt(3) == 0) {
                    builder.state(place, CellState.NULL);
                } else if (batch.column(place).encoding() == Encoding.TEXT) {
                    builder.text(place, batch.column(place).value(row) + "z");
                } else {
                    builder.text(place, List.of("-7", "n/a", "1,000").get(random.nextInt(3)));
                }
            }
            builder.endRow();
        }
        return builder.build();
    }
}

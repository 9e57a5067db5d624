package dev.rowloom.it.repair;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
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
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Time and memory for each row do not grow with the rows: seven tables, one in twenty cells damaged. {@code
 * -Drowloom.repair.rows=100000,1000000 -Xmx12g} measures what the documentation says.
 */
class RepairScaleTest {

    private static final String ROWS = System.getProperty("rowloom.repair.rows", "1000,4000");
    private static final int DAMAGED = 20;
    private static final int WARM_UPS = Integer.getInteger("rowloom.repair.warmups", 2);

    /** Of fewer rows what is kept is too little to be measured beside all else. */
    private static final int LEAST_FOR_KEPT = 50_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
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

    /**
     * What a row costs.
     *
     * @param wall microseconds by the clock
     * @param processor microseconds of the processor, the collector's among them
     * @param kept bytes that the repaired rows and the log take beside the damaged ones
     * @param allocated bytes allocated on the way
     */
    private record Cost(double wall, double processor, double kept, double allocated) {}

    @Test
    void timeAndMemoryForEachRowStayFlat() {
        List<Cost> costs = new ArrayList<>();
        String[] sizes = ROWS.split(",", -1);
        for (int i = 0; i < WARM_UPS; i++) {
            cost(Integer.parseInt(sizes[0]));
        }
        for (String size : sizes) {
            costs.add(cost(Integer.parseInt(size)));
        }
        Cost first = costs.get(0);
        Cost last = costs.get(costs.size() - 1);
        double time = last.processor() / first.processor();
        double kept = last.kept() / first.kept();
        double allocated = last.allocated() / first.allocated();
        System.out.printf(
                Locale.ROOT,
                "heap %d MiB; a row of the most against one of the fewest: time ×%.2f, memory kept ×%.2f, allocated ×%.2f%n",
                Runtime.getRuntime().maxMemory() >> 20,
                time,
                kept,
                allocated);
        assertThat(time).isLessThan(MOST);
        assertThat(allocated).isLessThan(MOST);
        if (Integer.parseInt(sizes[0]) >= LEAST_FOR_KEPT) {
            assertThat(kept).isLessThan(MOST);
        }
    }

    private static Cost cost(int rows) {
        DataPlan plan = SyntheticDataGenerator.of(SCHEMA).rows(rows).plan();
        Dataset damaged = damaged(plan);
        double count = damaged.tables().stream().mapToLong(TableData::size).sum();
        long before = used();
        long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        long processor = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        RepairResult result = IntegrityRepair.fixAll().repair(damaged, plan);
        Cost cost = new Cost(
                (System.nanoTime() - start) / 1e3 / count,
                (PROCESS.getProcessCpuTime() - processor) / 1e3 / count,
                0,
                (THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated) / count);
        cost = new Cost(cost.wall(), cost.processor(), (used() - before) / count, cost.allocated());
        Reference.reachabilityFence(damaged);
        assertThat(result.unrepaired()).isEmpty();
        System.out.printf(
                Locale.ROOT,
                "7 × %,d rows: %.2f µs (%.2f of the processor), %.0f bytes kept and %.0f allocated a row; %s%n",
                rows,
                cost.wall(),
                cost.processor(),
                cost.kept(),
                cost.allocated(),
                result.log().totals());
        return cost;
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
            for (int place = 0; place < width; place++) {
                if (random.nextInt(DAMAGED) != 0) {
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

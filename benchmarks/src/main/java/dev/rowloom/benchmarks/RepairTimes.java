package dev.rowloom.benchmarks;

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
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What a repair costs for each row, validation before and after included: seven tables, one in twenty cells damaged, of each size so
 * many rounds after two to warm up.
 *
 * <p>{@code java -Xmx12g -XX:+UseSerialGC -cp rowloom-benchmarks.jar dev.rowloom.benchmarks.RepairTimes 3 100000 1000000}
 */
public final class RepairTimes {

    private static final int WARM_UPS = 2;
    private static final int DAMAGED = 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
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

    private RepairTimes() {}

    /** What a row costs: microseconds by the clock and of the processor, bytes that stay and that were allocated. */
    private record Cost(double clock, double processor, double kept, double allocated) {}

    /**
     * Repairs and prints what it costs.
     *
     * @param args the number of rounds, and the numbers of rows of a table; 3, 100000 and 1000000 if none are given
     */
    public static void main(String... args) {
        List<String> given = args.length < 2 ? List.of("3", "100000", "1000000") : List.of(args);
        List<Integer> sizes = given.stream().skip(1).map(Integer::valueOf).toList();
        for (int i = 0; i < WARM_UPS; i++) {
            cost(sizes.get(0));
        }
        PrintStream out = System.out;
        out.printf(Locale.ROOT, "heap %d MiB%n", Runtime.getRuntime().maxMemory() >> 20);
        for (int size : sizes) {
            List<Cost> costs = new ArrayList<>();
            for (int round = 0; round < Integer.parseInt(given.get(0)); round++) {
                costs.add(cost(size));
            }
            out.printf(
                    Locale.ROOT,
                    "7 x %,d rows, a row: %s us, %s us of processor, %s bytes kept, %s bytes allocated%n",
                    size,
                    range(costs.stream().map(Cost::clock).toList(), "%.1f"),
                    range(costs.stream().map(Cost::processor).toList(), "%.1f"),
                    range(costs.stream().map(Cost::kept).toList(), "%.0f"),
                    range(costs.stream().map(Cost::allocated).toList(), "%.0f"));
        }
    }

    private static String range(List<Double> values, String format) {
        List<Double> sorted = values.stream().sorted().toList();
        return String.format(Locale.ROOT, format, sorted.get(sorted.size() / 2))
                + " [" + String.format(Locale.ROOT, format, sorted.get(0))
                + " to " + String.format(Locale.ROOT, format, sorted.get(sorted.size() - 1)) + "]";
    }

    private static Cost cost(int rows) {
        DataPlan plan = SyntheticDataGenerator.of(SCHEMA).rows(rows).plan();
        Dataset damaged = damaged(rows);
        double count = damaged.tables().stream().mapToLong(TableData::size).sum();
        long thread = Thread.currentThread().getId();
        long used = used();
        long allocated = THREADS.getThreadAllocatedBytes(thread);
        long processor = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        try {
            RepairResult result = IntegrityRepair.fixAll().repair(damaged, plan);
            double clock = (System.nanoTime() - start) / 1e3 / count;
            double busy = (PROCESS.getProcessCpuTime() - processor) / 1e3 / count;
            double made = (THREADS.getThreadAllocatedBytes(thread) - allocated) / count;
            double kept = (used() - used) / count;
            if (!result.unrepaired().isEmpty()) {
                throw new IllegalStateException(result.unrepaired().toString());
            }
            return new Cost(clock, busy, kept, made);
        } finally {
            Reference.reachabilityFence(damaged);
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Dataset damaged(int rows) {
        Dataset fine = SyntheticDataGenerator.of(SCHEMA).rows(rows).generate();
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
        for (int row = 0; row < batch.size(); row++) {
            for (int place = 0; place < batch.layout().columns().size(); place++) {
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

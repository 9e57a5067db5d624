package dev.rowloom.benchmarks;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.export.DiscardingSink;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Makes all tables of the quickstart's shop, planned before, in each of the formats. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 2, time = 1)
@Fork(1)
public class ShopBenchmark {

    /** What the rows are encoded into. */
    @Param({"CSV", "JSON_LINES", "SQL"})
    public DiscardingSink.Format format = DiscardingSink.Format.CSV;

    /** How many rows each table has, as far as its constraints admit. */
    @Param({"100", "500", "1000"})
    public int rows = 100;

    private DataPlan plan = Inputs.shop().rows(1).plan();
    private long rowsOfAllTables;

    /** Creates the state; the rows are planned in {@link #plan()}. */
    public ShopBenchmark() {}

    /** Counts rows beside calls. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counters {

        /** The rows of all tables. */
        public long madeRows;

        /** Creates the counters at zero. */
        public Counters() {}
    }

    /** Plans the rows. */
    @Setup
    public void plan() {
        SyntheticDataGenerator generator = Inputs.shop().rows(rows);
        plan = generator.plan();
        rowsOfAllTables = plan.tables().stream().mapToLong(TableLayout::rows).sum();
    }

    /**
     * Makes all tables.
     *
     * @param counters counts the rows
     * @return the number of bytes
     * @throws IOException never
     */
    @Benchmark
    public long tables(Counters counters) throws IOException {
        DiscardingSink sink = new DiscardingSink(format);
        Discarding.writeAll(plan, sink);
        counters.madeRows += rowsOfAllTables;
        return sink.bytes();
    }
}

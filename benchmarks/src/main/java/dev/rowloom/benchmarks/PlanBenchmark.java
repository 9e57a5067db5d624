package dev.rowloom.benchmarks;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Plans rows: what a caller waits for before the first row, inference included where no blueprint is given. A generator keeps its
 * plan, so each invocation plans with a generator of its own.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class PlanBenchmark {

    private final SyntheticDataGenerator shop = Inputs.shop();
    private final SyntheticDataGenerator orders = Inputs.orders();

    /** Reads the schemas. */
    public PlanBenchmark() {}

    /**
     * Infers a blueprint of the shop and plans a thousand rows of each table.
     *
     * @return the plan
     */
    @Benchmark
    public DataPlan shop() {
        return shop.rows(1000).plan();
    }

    /**
     * Plans a billion rows by a given blueprint.
     *
     * @return the plan
     */
    @Benchmark
    public DataPlan billionOrders() {
        return orders.rows("orders", Inputs.MANY).plan();
    }
}

package dev.rowloom.benchmarks;

import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Row;
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

/** Makes single rows by their address, far up in a table of a billion orders that a hundred million customers own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class PlanRowBenchmark {

    private static final long FIRST = 900_000_000;
    private static final long CUSTOMER = 90_000_000;

    private final DataPlan plan = Inputs.orders().plan();
    private long next = FIRST;

    /** Plans the rows. */
    public PlanRowBenchmark() {}

    /**
     * Makes one order, the next at each call.
     *
     * @return the row
     */
    @Benchmark
    public Row order() {
        next = next == Inputs.MANY ? FIRST : next;
        return plan.row("orders", next++);
    }

    /**
     * Finds the orders of one customer.
     *
     * @return their numbers
     */
    @Benchmark
    public long[] ordersOfACustomer() {
        return plan.children("orders", CUSTOMER);
    }
}

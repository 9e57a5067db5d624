package dev.rowloom.benchmarks;

import dev.rowloom.engine.DataPlan;
import dev.rowloom.export.DiscardingSink;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Makes rows of a customer table of eight columns and turns them into bytes of CSV, on one thread: Rowloom, two peers and a
 * lower bound written by hand.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class CustomerRowBenchmark {

    private static final int ROWS = 1000;

    private final HandWrittenCustomers handWritten = new HandWrittenCustomers(Inputs.SEED);
    private final DatafakerCustomers datafaker = new DatafakerCustomers();
    private final InstancioCustomers instancio = new InstancioCustomers();
    private final CsvBytes csv = new CsvBytes();
    private final byte[] buffer = new byte[ROWS * HandWrittenCustomers.LONGEST_ROW];
    private final TableRun<?> rowloom;
    private long next;

    /** Plans the rows. */
    public CustomerRowBenchmark() {
        DataPlan plan = Inputs.customers().plan();
        rowloom = Discarding.begin(plan, DiscardingSink.Format.CSV);
    }

    /** Begins each iteration with other rows. */
    @Setup
    public void advance() {
        next = 0;
    }

    /**
     * Makes rows with Rowloom.
     *
     * @throws IOException never
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void rowloom() throws IOException {
        rowloom.write(ROWS);
    }

    /**
     * Makes the bytes that Rowloom makes, by code for these columns alone.
     *
     * @return the number of bytes
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int handWritten() {
        int at = 0;
        for (int i = 0; i < ROWS; i++) {
            at = handWritten.write(next++, buffer, at);
        }
        return at;
    }

    /**
     * Makes rows with calls of Datafaker's providers.
     *
     * @return the number of bytes
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int datafaker() {
        csv.clear();
        for (int i = 0; i < ROWS; i++) {
            datafaker.write(next++, csv);
        }
        return csv.length();
    }

    /**
     * Makes rows with Datafaker's own transformer to CSV.
     *
     * @return the bytes
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public byte[] datafakerTransformer() {
        return datafaker.transformed(ROWS);
    }

    /**
     * Makes believable records with Instancio, in lists, and turns them into CSV.
     *
     * @return the number of bytes
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int instancio() {
        csv.clear();
        instancio.writeBelievable(ROWS, csv);
        return csv.length();
    }

    /**
     * Makes records of random letters with Instancio, in lists: objects without settings.
     *
     * @return the number of bytes
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int instancioLetters() {
        csv.clear();
        instancio.writePlain(ROWS, csv);
        return csv.length();
    }

    /**
     * Makes records of random letters with Instancio, one by one.
     *
     * @return the number of bytes
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int instancioSingly() {
        csv.clear();
        instancio.writeSingly(ROWS, csv);
        return csv.length();
    }
}

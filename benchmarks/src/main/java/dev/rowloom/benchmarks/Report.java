package dev.rowloom.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs all benchmarks for about three minutes and prints their ratios. With arguments it is JMH's own command line.
 *
 * <p>All figures of one report come from one run, so that what else the machine does weighs on all of them alike.
 */
public final class Report {

    private Report() {}

    /**
     * Runs the benchmarks.
     *
     * @param args JMH's, or none for the report
     * @throws RunnerException if a benchmark fails
     * @throws IOException if JMH's own command line fails to write its results
     */
    public static void main(String... args) throws RunnerException, IOException {
        if (args.length > 0) {
            Main.main(args);
            return;
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(
                "Takes about three minutes; ratios count, absolute figures are those of this machine at this hour.");
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(Report.class.getPackageName() + "\\..*Benchmark\\..*")
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .jvmArgsAppend("-Xms1g", "-Xmx1g")
                        .build())
                .run();
        PrintWriter writer = new PrintWriter(out, true, StandardCharsets.UTF_8);
        new ReportTables(results, writer).print();
    }
}

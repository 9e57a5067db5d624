package dev.rowloom.benchmarks;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** Prints the results of one run as tables in Markdown. */
final class ReportTables {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Collection<RunResult> results;
    private final PrintWriter out;

    ReportTables(Collection<RunResult> results, PrintWriter out) {
        this.results = results;
        this.out = out;
    }

    void print() {
        line(
                "%n%s, %d processors, %s %s%n",
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name"),
                System.getProperty("java.runtime.version"));
        printCustomers();
        printShop();
        printPlans();
    }

    private void printCustomers() {
        line(
                "| customers, 8 columns to CSV, one thread | rows/s | bytes allocated per row | Rowloom is so many times as fast |");
        line("|---|--:|--:|--:|");
        printCustomers("Rowloom", "rowloom");
        printCustomers("hand-written lower bound, the same bytes", "handWritten");
        printCustomers("Datafaker, plain calls", "datafaker");
        printCustomers("Datafaker, its CSV transformer", "datafakerTransformer");
        printCustomers("Instancio, names and cities from lists, lists of records", "instancio");
        printCustomers("Instancio, random letters, lists of records", "instancioLetters");
        printCustomers("Instancio, random letters, one record at a time", "instancioSingly");
        double rowloom = customers("rowloom");
        line(
                "%nRowloom: %.1f × Datafaker, %.1f × Instancio with names, %.0f%% of the lower bound.%n",
                rowloom / Math.max(customers("datafaker"), customers("datafakerTransformer")),
                rowloom / customers("instancio"),
                100 * rowloom / customers("handWritten"));
    }

    private void printCustomers(String name, String method) {
        RunResult result = find("CustomerRowBenchmark." + method);
        double rows = result.getPrimaryResult().getScore();
        line("| %s | %,.0f | %,.1f | %.2f |", name, rows, allocated(result), customers("rowloom") / rows);
    }

    private double customers(String method) {
        return find("CustomerRowBenchmark." + method).getPrimaryResult().getScore();
    }

    private void printShop() {
        line("| the shop's tables | rows each | rows/s | tables of the shop in ms | bytes allocated per row |");
        line("|---|--:|--:|--:|--:|");
        for (RunResult result : results) {
            if (!result.getParams().getBenchmark().endsWith("ShopBenchmark.tables")) {
                continue;
            }
            double calls = result.getPrimaryResult().getScore();
            double rows = secondary(result, "madeRows");
            line(
                    "| %s | %s | %,.0f | %.2f | %.1f |",
                    result.getParams().getParam("format"),
                    result.getParams().getParam("rows"),
                    rows,
                    1000 / calls,
                    allocated(result) * calls / rows);
        }
        line("");
    }

    private void printPlans() {
        line("| plan | time |");
        line("|---|--:|");
        line(
                "| infer and plan the shop | %.1f ms |",
                find("PlanBenchmark.shop").getPrimaryResult().getScore());
        line(
                "| plan a billion orders by a blueprint | %.1f ms |",
                find("PlanBenchmark.billionOrders").getPrimaryResult().getScore());
        printSample("one order of a billion, from row 900,000,000 on", "order");
        printSample("the orders of one customer of a hundred million", "ordersOfACustomer");
    }

    private void printSample(String name, String method) {
        Statistics sample =
                find("PlanRowBenchmark." + method).getPrimaryResult().getStatistics();
        line(
                "| %s: median, 95%%, 99%% | %.2f, %.2f, %.2f µs |",
                name, sample.getPercentile(50), sample.getPercentile(95), sample.getPercentile(99));
    }

    private RunResult find(String benchmark) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(benchmark + " did not run"));
    }

    private static double allocated(RunResult result) {
        return secondary(result, ALLOCATED);
    }

    private static double secondary(RunResult result, String label) {
        Result<?> found = result.getSecondaryResults().get(label);
        if (found == null) {
            found = result.getSecondaryResults().get("·" + label);
        }
        if (found == null) {
            throw new IllegalStateException(label + " was not measured");
        }
        return found.getScore();
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
        out.flush();
    }
}

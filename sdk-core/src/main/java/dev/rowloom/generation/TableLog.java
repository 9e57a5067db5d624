package dev.rowloom.generation;

import dev.rowloom.dataset.GenerationFailure;
import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.dataset.TableGeneration.RejectedFragment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what is to be said of the requests for one table. Thread-safe. */
final class TableLog {

    private static final int MOST_FRAGMENTS = 1_000;

    private final String table;
    private final List<ModelRequestReport> requests = new ArrayList<>();
    private final Map<String, Long> salvaged = new TreeMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private final List<RejectedFragment> fragments = new ArrayList<>();
    private final Map<Integer, String> truncations = new TreeMap<>();
    private final List<GenerationFailure> failures = new ArrayList<>();
    private long estimatedTokens;
    private long countedTokens;
    private int batches;

    TableLog(String table) {
        this.table = table;
    }

    String table() {
        return table;
    }

    synchronized void batch() {
        batches++;
    }

    synchronized void add(List<ModelRequestReport> sent) {
        requests.addAll(sent);
    }

    /** Adds what became of an answer beside its rows. */
    synchronized void add(int batch, ParseLog log) {
        log.salvaged().forEach((what, times) -> salvaged.merge(what.name(), times, Long::sum));
        log.rejected().forEach((why, times) -> rejected.merge(why.name(), times, Long::sum));
        for (Fragment fragment : log.fragments()) {
            if (fragments.size() < MOST_FRAGMENTS) {
                fragments.add(
                        new RejectedFragment(batch, fragment.reason().name(), fragment.text(), fragment.length()));
            }
        }
    }

    /** Notes what rows took of which so many tokens each were expected; thousandths, so that their order changes nothing. */
    synchronized void measure(int rows, double rowTokens, long output) {
        if (rows > 0 && output > 0) {
            estimatedTokens += rows * Math.round(1_000 * rowTokens);
            countedTokens += output;
        }
    }

    /** Returns how many times as many tokens as estimated the rows so far took. */
    synchronized double correction() {
        return BatchSizes.correction(estimatedTokens, countedTokens);
    }

    /** Adds a row that is none of those asked for. */
    synchronized void reject(int batch, String reason, String text) {
        rejected.merge(reason, 1L, Long::sum);
        if (fragments.size() < MOST_FRAGMENTS) {
            fragments.add(new RejectedFragment(batch, reason, ParseLog.beginning(text), text.length()));
        }
    }

    synchronized void truncated(int batch, int attempt, int lost, int limit) {
        truncations.merge(
                batch,
                table + ", batch " + batch + ", request " + attempt + ": the answer reached " + limit
                        + " output tokens, "
                        + (lost == 1 ? "1 row was" : lost + " rows were")
                        + " cut off and asked for again; ask for fewer rows in a request (batchTokens), or raise"
                        + " maxOutputTokens",
                (first, second) -> first + "\n" + second);
    }

    synchronized void fail(GenerationFailure failure) {
        failures.add(failure);
    }

    synchronized boolean hasFailed() {
        return !failures.isEmpty();
    }

    /** Returns whether a failure was such that another try could have helped, and none did. */
    synchronized boolean hasFailedRetriably() {
        return failures.stream().anyMatch(GenerationFailure::retriable);
    }

    /** Returns what failed first; there must be a failure. */
    synchronized GenerationFailure firstFailure() {
        return failures.get(0);
    }

    synchronized List<ModelRequestReport> requests() {
        return List.copyOf(requests);
    }

    /** Returns the report, in the order of batches whatever order they ended in. */
    synchronized TableGeneration report(
            long hint,
            long modelRows,
            List<Long> engineRows,
            long settledRows,
            @Nullable Duration toFirstRow,
            Duration elapsed) {
        requests.sort(Comparator.comparingInt(ModelRequestReport::batch).thenComparingInt(ModelRequestReport::attempt));
        fragments.sort(Comparator.comparingInt(RejectedFragment::batch));
        failures.sort(Comparator.comparingInt(GenerationFailure::batch));
        return new TableGeneration(
                table,
                hint,
                modelRows,
                engineRows,
                settledRows,
                batches,
                requests,
                new LinkedHashMap<>(salvaged),
                fragments,
                new LinkedHashMap<>(rejected),
                truncations.values().stream().flatMap(String::lines).toList(),
                failures,
                toFirstRow,
                elapsed);
    }
}

package dev.rowloom.generation;

import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.engine.RowCursor;
import java.util.Collection;

/**
 * Splits the rows of a table into batches by a budget of tokens. What rows take is estimated ahead, and corrected by what
 * earlier ones took; only answers that come earlier in the order of the plan count, so that a split never depends on
 * timing.
 */
final class BatchSizes {

    private static final double LEAST_CORRECTION = 0.5;
    private static final double MOST_CORRECTION = 4;

    /** The share of an answer's limit that rows may fill; the rest is for what an estimate may be wrong by. */
    private static final double FILLED = 0.7;

    private final DirectOptions options;
    private final Requests requests;

    BatchSizes(DirectOptions options, Requests requests) {
        this.options = options;
        this.requests = requests;
    }

    /** Returns how many times as many tokens as estimated the rows of some requests took; 1 if nothing is known. */
    static double correction(Collection<ModelRequestReport> requests, double rowTokens) {
        long rows = 0;
        long tokens = 0;
        for (ModelRequestReport request : requests) {
            if (request.received() > 0 && request.usage().output() > 0) {
                rows += request.received();
                tokens += request.usage().output();
            }
        }
        return rows == 0 ? 1 : Math.max(LEAST_CORRECTION, Math.min(MOST_CORRECTION, tokens / (rows * rowTokens)));
    }

    /**
     * Returns the most rows of one request.
     *
     * @param rowTokens the tokens of a row
     */
    int most(double rowTokens) {
        double budget = options.batchTokens();
        if (options.maxOutputTokens().isPresent()) {
            budget = Math.min(budget, FILLED * requests.outputLimit(options.batchTokens()));
        }
        return (int) Math.max(1, Math.min(Math.min(options.batchRows(), RowCursor.MAX_ROWS), budget / rowTokens));
    }

    /**
     * Returns into how many batches so many rows are split that go side by side: with none of the requests at a time left
     * idle, as far as batches don't get small by it.
     */
    int parts(int rows, double rowTokens) {
        int most = most(rowTokens);
        int parts = (rows + most - 1) / most;
        int even = (parts + options.concurrency() - 1) / options.concurrency() * options.concurrency();
        return parts > 1 && even > parts && rows / even >= Math.max(2, most / 2) ? even : parts;
    }
}

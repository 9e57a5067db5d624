package dev.rowloom.generation;

import dev.rowloom.engine.RowCursor;

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

    private static final long MUCH = 1L << 40;

    private final DirectOptions options;
    private final Requests requests;

    BatchSizes(DirectOptions options, Requests requests) {
        this.options = options;
        this.requests = requests;
    }

    /**
     * Returns how many times as many tokens as estimated some rows took, within bounds; 1 if nothing is known.
     *
     * @param estimated thousandths of tokens
     * @param counted tokens
     */
    static double correction(long estimated, long counted) {
        return estimated == 0
                ? 1
                : Math.max(LEAST_CORRECTION, Math.min(MOST_CORRECTION, 1_000.0 * counted / estimated));
    }

    /** Returns how many tokens of rows an answer has room for. */
    double mostOfAnswer() {
        return FILLED * requests.outputLimit(MUCH);
    }

    /** Returns how many tokens of rows one request asks for. */
    double budget() {
        return options.maxOutputTokens().isPresent()
                ? Math.min(options.batchTokens(), FILLED * requests.outputLimit(options.batchTokens()))
                : options.batchTokens();
    }

    /**
     * Returns the most rows of one request.
     *
     * @param rowTokens the tokens of a row as far as one request asks for it
     */
    int most(double rowTokens) {
        return (int) Math.max(1, Math.min(Math.min(options.batchRows(), RowCursor.MAX_ROWS), budget() / rowTokens));
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

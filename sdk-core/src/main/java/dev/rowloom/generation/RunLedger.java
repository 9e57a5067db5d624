package dev.rowloom.generation;

import dev.rowloom.dataset.GenerationFailure.Code;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.TokenUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * What a run has spent, against its ceilings, and whether another request makes sense at all. Tokens of requests under way
 * count as estimated. Thread-safe.
 */
final class RunLedger {

    /** After so many batches in a row that the service failed, the others would fare no better. */
    private static final int MOST_FAILURES_IN_A_ROW = 3;

    private static final Set<ProviderException.Kind> HOPELESS =
            EnumSet.of(ProviderException.Kind.UNAUTHORISED, ProviderException.Kind.QUOTA_EXHAUSTED);

    /** What may be the fault of one table's request: its columns, its schema, its length. */
    private static final Set<ProviderException.Kind> OF_A_TABLE =
            EnumSet.of(ProviderException.Kind.INVALID_REQUEST, ProviderException.Kind.SCHEMA_REFUSED);

    private static final String LATER =
            ", or ask for fewer rows; with a cache, what was answered is not paid for again";

    private final DirectOptions options;
    private final Time time;
    private final long start;
    /** No request is admitted any more. */
    private final CountDownLatch closed;
    /** Nor is one sent that was admitted. */
    private final CountDownLatch halted;

    private long requests;
    private TokenUsage usage = TokenUsage.NONE;
    private long underWay;
    private int failuresInARow;
    /** How often in a row the requests of tables were refused. */
    private final Map<String, Integer> refused = new HashMap<>();

    private final Map<String, RunStoppedException> endedTables = new HashMap<>();
    private @Nullable RunStoppedException stopped;
    private @Nullable RunStoppedException hopeless;

    /**
     * Begins with nothing spent.
     *
     * @param ends what is counted down when waits are to end
     */
    RunLedger(DirectOptions options, Time time, OpenStreams.Ends ends) {
        this.options = options;
        this.time = time;
        this.start = time.nanoTime();
        this.closed = ends.closed();
        this.halted = ends.halted();
    }

    /** Returns what is counted down when no request is admitted any more. */
    CountDownLatch closed() {
        return closed;
    }

    /** Returns what is counted down when not even admitted requests are sent any more. */
    CountDownLatch halted() {
        return halted;
    }

    /** Admits a request that is for no table, as {@link #admit(String, long)} does. */
    synchronized void admit(long tokens) {
        admit("", tokens);
    }

    /**
     * Admits a request.
     *
     * @param table the table's id
     * @param tokens of prompt and answer, by estimate
     * @throws RunStoppedException if a ceiling would be passed, the run has stopped, or the table's requests are refused
     */
    synchronized void admit(String table, long tokens) {
        checkGoingOn();
        RunStoppedException ended = endedTables.get(table);
        if (ended != null) {
            throw ended;
        }
        checkTime();
        checkRequests();
        long spent = usage.total() + underWay;
        if (spent + tokens > options.maxTokens().orElse(Long.MAX_VALUE)) {
            throw ceiling(spent + " tokens, and the next request takes about " + tokens, "maxTokens");
        }
        checkCost(tokens);
        requests++;
        underWay += tokens;
    }

    /**
     * Admits that a request is sent again in a weaker form; its tokens are admitted already.
     *
     * @throws RunStoppedException if a ceiling would be passed, or no request makes sense any more
     */
    synchronized void again() {
        checkNotHalted();
        checkTime();
        checkRequests();
        requests++;
    }

    /** Takes back a request that was admitted and then not sent. */
    synchronized void withdraw(long tokens) {
        requests--;
        underWay -= tokens;
    }

    /** Takes the place of an admitted request's estimate. */
    synchronized void settle(long tokens, TokenUsage counted) {
        underWay -= tokens;
        usage = usage.plus(counted);
    }

    /** Notes that a batch brought rows. */
    synchronized void succeeded() {
        failuresInARow = 0;
        refused.clear();
    }

    /**
     * Notes that the service failed a batch, retries included. What may be the fault of one table ends the requests of that
     * table, and those of the run only where as many tables in a row fare alike.
     */
    synchronized void failed(String table, ProviderException failure) {
        RunStoppedException reason =
                new RunStoppedException(Code.valueOf(failure.kind().name()), failure.said(), Remedies.of(failure));
        failuresInARow += failure.isRetriable() ? 1 : 0;
        if (OF_A_TABLE.contains(failure.kind()) && refused.merge(table, 1, Integer::sum) >= MOST_FAILURES_IN_A_ROW) {
            endedTables.putIfAbsent(table, reason);
        }
        if (HOPELESS.contains(failure.kind()) || failuresInARow + refused.size() >= MOST_FAILURES_IN_A_ROW) {
            stop(reason);
        }
    }

    /** Returns whether no more requests are sent. */
    synchronized boolean isStopped() {
        return stopped != null;
    }

    /** Ends the requests of the run, those that wait to be sent included; the first reason stays. */
    synchronized void stop(RunStoppedException reason) {
        hopeless = hopeless == null ? reason : hopeless;
        close(reason);
        halted.countDown();
    }

    private void close(RunStoppedException reason) {
        stopped = stopped == null ? reason : stopped;
        closed.countDown();
    }

    /**
     * Returns the time left for all requests, or null if there is no limit.
     *
     * @throws RunStoppedException if none is left
     */
    synchronized @Nullable Duration checkTime() {
        Duration left = timeLeft();
        if (left != null && (left.isNegative() || left.isZero())) {
            throw ceiling(options.maxTime().orElseThrow().toSeconds() + " s", "maxTime");
        }
        return left;
    }

    /** Returns the time left for all requests, not above 0 if it is used up, or null if there is no limit. */
    synchronized @Nullable Duration timeLeft() {
        return options.maxTime()
                .map(most -> most.minusNanos(time.nanoTime() - start))
                .orElse(null);
    }

    /** Returns how many requests were sent, or are admitted and about to be. */
    synchronized long requests() {
        return requests;
    }

    synchronized TokenUsage usage() {
        return usage;
    }

    /**
     * Looks whether requests are still admitted.
     *
     * @throws RunStoppedException if none is
     */
    synchronized void checkGoingOn() {
        if (stopped != null) {
            throw stopped;
        }
    }

    /**
     * Looks whether admitted requests are still sent.
     *
     * @throws RunStoppedException if none is
     */
    synchronized void checkNotHalted() {
        if (hopeless != null) {
            throw hopeless;
        }
    }

    /** Returns why a wait is not begun; others, which need none, may still be in time. */
    RunStoppedException late(Duration wait, String why) {
        return new RunStoppedException(
                Code.LIMIT_REACHED,
                why + "; the wait of " + Math.round(wait.toMillis() / 1000.0)
                        + " s ahead of the next request would outlast the run's time of "
                        + options.maxTime().orElseThrow().toSeconds() + " s",
                "raise maxTime" + LATER);
    }

    private void checkRequests() {
        if (requests >= options.maxRequests().orElse(Integer.MAX_VALUE)) {
            throw ceiling(requests + " requests", "maxRequests");
        }
    }

    private void checkCost(long tokens) {
        BigDecimal most = options.maxCost().orElse(null);
        TokenPrices prices = options.prices().orElse(null);
        if (most == null || prices == null) {
            return;
        }
        // what is under way is mostly output, which costs more
        BigDecimal cost = prices.cost(usage.plus(new TokenUsage(0, underWay + tokens, 0, 0)));
        if (cost.compareTo(most) > 0) {
            throw ceiling("a cost of " + prices.cost(usage).toPlainString() + " of " + most.toPlainString(), "maxCost");
        }
    }

    private RunStoppedException ceiling(String reached, String option) {
        RunStoppedException reason =
                new RunStoppedException(Code.LIMIT_REACHED, "the run has used " + reached, "raise " + option + LATER);
        close(reason);
        return reason;
    }
}

package dev.rowloom.generation;

import dev.rowloom.UsageException;
import dev.rowloom.dataset.GenerationFailure;
import dev.rowloom.dataset.GenerationFailure.Code;
import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.provider.ProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the rows of one batch until all are there, or asking again can't help: what an answer left out, because it was
 * cut, broke or came short, is asked for anew. Never throws for what a service does, but when the run is cancelled.
 */
final class BatchRun {

    /** Each round brings at least one row; a model that brings so few is too dear. */
    private static final int MOST_ROUNDS = 12;

    /** How many times as much room as usual an answer gets at most after one that was cut. */
    private static final int MOST_ROOM = 8;

    private static final String TOO_FEW = "ask for fewer rows in a request (batchTokens), or another model";
    private static final String TOO_LONG = "shorten the instructions, or take a model that reads more";

    private final BatchRows rows;
    private final int number;
    private final TableLog log;
    private final Asker asker;
    private final RunLedger ledger;
    private final RetrySettings settings;
    private final Waits waits;
    private final Jitter jitter;
    private int attempt;
    private int most = Integer.MAX_VALUE;
    private int room = 1;
    private int brokenInARow;
    private long brokenSince;
    private Duration heldWhileBroken = Duration.ZERO;
    private boolean givenUp;

    BatchRun(BatchRows rows, int number, TableLog log, RunContext context) {
        this.rows = rows;
        this.number = number;
        this.log = log;
        this.asker = context.asker();
        this.ledger = context.ledger();
        this.settings = context.retries();
        this.waits = context.waits();
        this.jitter = new Jitter(log.table(), number);
    }

    /**
     * Asks.
     *
     * @throws ProviderException of kind {@link ProviderException.Kind#CANCELLED} if the run is cancelled
     */
    void run() {
        log.batch();
        boolean goesOn = rows.missing() > 0;
        for (int round = 0; goesOn && round < MOST_ROUNDS * rows.groups(); round++) {
            goesOn = round() && rows.missing() > 0;
        }
        if (rows.missing() > 0 && goesOn) {
            fail(
                    Code.TOO_FEW_ROWS,
                    true,
                    null,
                    rows.missing() + " rows did not come in " + attempt + " requests",
                    TOO_FEW);
        }
    }

    /** Asks for what is missing, and returns whether asking on makes sense. */
    private boolean round() {
        BatchRows.Ask ask = prompt();
        if (ask == null) {
            return false;
        }
        List<ModelRequestReport> sent = new ArrayList<>();
        Attempts<Answer> attempts = new Attempts<>(
                settings,
                waits,
                () -> held(sent),
                jitter::next,
                answer -> answer.taken() == 0 && answer.failure() == null);
        Answer answer;
        try {
            answer = attempts.run(factor -> send(ask, factor, sent));
        } catch (ProviderException failure) {
            keep(sent, attempts.records(), Duration.ZERO);
            if (failure.kind() == ProviderException.Kind.CANCELLED) {
                throw failure;
            }
            ledger.failed(log.table(), failure);
            fail(failure);
            return false;
        } catch (RunStoppedException stopped) {
            keep(sent, attempts.records(), Duration.ZERO);
            fail(stopped);
            return false;
        }
        Duration waited = Duration.ZERO;
        try {
            waited = pause(answer, held(sent));
        } catch (RunStoppedException stopped) {
            fail(stopped);
            return false;
        } finally {
            keep(sent, attempts.records(), waited);
        }
        return answer.taken() == 0 ? without(answer) : goOn(ask, answer);
    }

    private static Duration held(List<ModelRequestReport> sent) {
        return sent.stream().map(ModelRequestReport::held).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * Waits after an answer that broke.
     *
     * @throws RunStoppedException if there will be no request to wait for, though one is needed
     */
    private Duration pause(Answer answer, Duration held) {
        Duration wait = waitAfter(answer, held);
        ProviderException failure = answer.failure();
        if (wait.isZero() || failure == null) {
            return Duration.ZERO;
        }
        RunStoppedException late = waits.beyond(wait, failure.said());
        if (late != null) {
            throw late;
        }
        return waits.pause(wait);
    }

    /** Returns what to ask for, fewer rows where the prompt gets too long for the model, or null if none is short enough. */
    private BatchRows.@Nullable Ask prompt() {
        while (true) {
            try {
                return rows.ask(most);
            } catch (UsageException tooLong) {
                int fewer = Math.min(most, rows.missing()) / 2;
                if (fewer == 0) {
                    fail(Code.INVALID_REQUEST, false, null, String.valueOf(tooLong.getMessage()), TOO_LONG);
                    return null;
                }
                most = fewer;
            }
        }
    }

    private Answer send(BatchRows.Ask ask, double factor, List<ModelRequestReport> sent) {
        attempt++;
        Call call = new Call(log.table(), number, attempt, ask.count(), ask.most(), ask.tokens(), room);
        Answer answer = asker.ask(call, ask.prompt(), factor, rows::take, each -> {
            sent.add(each.report());
            log.add(number, each.log());
        });
        log.measure(answer.taken(), ask.rowTokens(), answer.report().usage().output());
        if (answer.cut()) {
            room = Math.min(MOST_ROOM, 2 * room);
        }
        return answer;
    }

    /** No row came, twice. */
    private boolean without(Answer answer) {
        String limit =
                "the answer reached " + answer.report().maxOutputTokens() + " output tokens ahead of its first row";
        if (answer.cut()) {
            long thinking = answer.report().usage().thinking();
            String reason = thinking > 0 ? limit + "; thinking took " + thinking : limit;
            fail(Code.TRUNCATED, true, null, reason, "raise maxOutputTokens, or let the model think less");
        } else {
            fail(Code.NO_ROWS, true, null, "the answer held no row", "see the rejected fragments of the report");
        }
        return false;
    }

    private boolean goOn(BatchRows.Ask ask, Answer answer) {
        int lost = ask.count() - answer.taken();
        if (answer.cut() && lost > 0) {
            log.truncated(number, attempt, lost, answer.report().maxOutputTokens());
            most = Math.max(1, answer.taken());
        }
        ledger.succeeded();
        ProviderException failure = answer.failure();
        if (failure == null) {
            brokenInARow = 0;
            return answer.cut() || !rows.isAdvisory();
        }
        // what broke an answer that was kept from an earlier run may be over
        if (isKept(answer) || rows.missing() == 0 || failure.isRetriable() && !givenUp) {
            return true;
        }
        ledger.failed(log.table(), failure);
        fail(failure);
        return false;
    }

    /** Returns how long to wait after an answer that broke, and counts it. */
    private Duration waitAfter(Answer answer, Duration held) {
        ProviderException failure = answer.failure();
        if (failure == null || !failure.isRetriable() || isKept(answer)) {
            return Duration.ZERO;
        }
        if (brokenInARow++ == 0) {
            brokenSince = waits.nanoTime() - answer.report().elapsed().toNanos();
            heldWhileBroken = Duration.ZERO;
        } else {
            heldWhileBroken = heldWhileBroken.plus(held);
        }
        Duration wait = settings.waitAfter(brokenInARow, failure, jitter.next());
        Duration spent = Duration.ofNanos(waits.nanoTime() - brokenSince).minus(heldWhileBroken);
        givenUp = brokenInARow >= settings.attempts() || spent.plus(wait).compareTo(settings.total()) > 0;
        return givenUp || rows.missing() == 0 ? Duration.ZERO : wait;
    }

    private static boolean isKept(Answer answer) {
        return answer.report().source() == ModelRequestReport.Source.CACHE;
    }

    /** Adds requests to the report, with what the retry policy made of them. */
    private void keep(List<ModelRequestReport> sent, List<AttemptRecord> records, Duration last) {
        List<ModelRequestReport> ended = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            ModelRequestReport report = sent.get(i);
            if (i < records.size() && report.received() == 0) {
                ended.add(report.ended(records.get(i).outcome(), records.get(i).waited()));
            } else {
                ended.add(i == sent.size() - 1 ? report.ended(report.outcome(), last) : report);
            }
        }
        log.add(ended);
    }

    private void fail(ProviderException failure) {
        fail(
                Code.valueOf(failure.kind().name()),
                failure.isRetriable(),
                failure.retryAfter().orElse(null),
                failure.said(),
                Remedies.of(failure));
    }

    private void fail(RunStoppedException stopped) {
        fail(stopped.code(), stopped.isRetriable(), null, String.valueOf(stopped.getMessage()), stopped.remedy());
    }

    private void fail(Code code, boolean retriable, @Nullable Duration retryAfter, String message, String remedy) {
        log.fail(new GenerationFailure(code, log.table(), number, attempt, retriable, retryAfter, message, remedy));
    }
}

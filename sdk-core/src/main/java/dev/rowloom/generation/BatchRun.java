package dev.rowloom.generation;

import dev.rowloom.dataset.GenerationFailure;
import dev.rowloom.dataset.GenerationFailure.Code;
import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.provider.ProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the rows of one batch until all are there, or asking again can't help: what an answer left out, because it was
 * cut, broke or came short, is asked for anew. Never throws for what a service does, but when the run is cancelled.
 */
final class BatchRun {

    /** Each round brings at least one row; a model that brings so few is too dear. */
    private static final int MOST_ROUNDS = 12;

    private final BatchRows rows;
    private final int number;
    private final TableLog log;
    private final Asker asker;
    private final RunLedger ledger;
    private final RetrySettings settings;
    private final Time time;
    private final SplittableRandom random;
    private int attempt;
    private int most = Integer.MAX_VALUE;

    BatchRun(
            BatchRows rows,
            int number,
            TableLog log,
            Asker asker,
            RunLedger ledger,
            RetrySettings settings,
            Time time) {
        this.rows = rows;
        this.number = number;
        this.log = log;
        this.asker = asker;
        this.ledger = ledger;
        this.settings = settings;
        this.time = time;
        this.random = new SplittableRandom(log.table().hashCode() * 31L + number);
    }

    /**
     * Asks.
     *
     * @throws ProviderException of kind {@link ProviderException.Kind#CANCELLED} if the run is cancelled
     */
    void run() {
        log.batch();
        boolean goesOn = rows.missing() > 0;
        for (int round = 0; goesOn && round < MOST_ROUNDS; round++) {
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

    private static final String TOO_FEW = "ask for fewer rows in a request (batchTokens), or another model";

    /** Asks for what is missing, and returns whether asking on makes sense. */
    private boolean round() {
        BatchRows.Ask ask = rows.ask(most);
        List<ModelRequestReport> sent = new ArrayList<>();
        Attempts<Answer> attempts = new Attempts<>(
                settings, time, random::nextDouble, answer -> answer.taken() == 0 && answer.failure() == null);
        Answer answer;
        try {
            answer = attempts.run(factor -> send(ask, factor, sent));
        } catch (ProviderException failure) {
            keep(sent, attempts.records());
            if (failure.kind() == ProviderException.Kind.CANCELLED) {
                throw failure;
            }
            ledger.failed(failure);
            fail(failure);
            return false;
        } catch (RunStoppedException stopped) {
            keep(sent, attempts.records());
            fail(stopped.code(), true, null, String.valueOf(stopped.getMessage()), stopped.remedy());
            return false;
        }
        keep(sent, attempts.records());
        return answer.taken() == 0 ? without(answer) : goOn(ask, answer);
    }

    private Answer send(BatchRows.Ask ask, double factor, List<ModelRequestReport> sent) {
        attempt++;
        Call call = new Call(log.table(), number, attempt, ask.count(), ask.most(), ask.tokens());
        Answer answer = asker.ask(call, ask.prompt(), factor, rows::take, sent::add);
        log.add(number, answer.log());
        return answer;
    }

    /** No row came, twice. */
    private boolean without(Answer answer) {
        String limit =
                "the answer reached " + answer.report().maxOutputTokens() + " output tokens ahead of its first row";
        if (answer.cut()) {
            fail(
                    Code.TRUNCATED,
                    true,
                    null,
                    answer.report().usage().thinking() > 0
                            ? limit + "; thinking took "
                                    + answer.report().usage().thinking()
                            : limit,
                    "raise maxOutputTokens, or let the model think less");
        } else {
            fail(Code.NO_ROWS, true, null, "the answer held no row", "see the rejected fragments of the report");
        }
        return false;
    }

    private boolean goOn(BatchRows.Ask ask, Answer answer) {
        ledger.succeeded();
        int lost = ask.count() - answer.taken();
        if (answer.cut() && lost > 0) {
            log.truncated(number, attempt, lost, answer.report().maxOutputTokens());
            most = Math.max(1, answer.taken());
        }
        ProviderException failure = answer.failure();
        if (failure == null) {
            return answer.cut() || !rows.isAdvisory();
        } else if (!failure.isRetriable()) {
            ledger.failed(failure);
            fail(failure);
            return false;
        }
        if (answer.report().source() == ModelRequestReport.Source.SERVICE) {
            time.pause(failure.retryAfter().orElse(settings.firstWait()));
        }
        return true;
    }

    /** Adds requests to the report, with what the retry policy made of them. */
    private void keep(List<ModelRequestReport> sent, List<AttemptRecord> records) {
        List<ModelRequestReport> ended = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            ModelRequestReport report = sent.get(i);
            ended.add(
                    i < records.size() && report.received() == 0
                            ? report.ended(
                                    records.get(i).outcome(), records.get(i).waited())
                            : report);
        }
        log.add(ended);
    }

    private void fail(ProviderException failure) {
        fail(
                Code.valueOf(failure.kind().name()),
                failure.isRetriable(),
                failure.retryAfter().orElse(null),
                String.valueOf(failure.getMessage()),
                Remedies.of(failure.kind()));
    }

    private void fail(Code code, boolean retriable, @Nullable Duration retryAfter, String message, String remedy) {
        log.fail(new GenerationFailure(code, log.table(), number, attempt, retriable, retryAfter, message, remedy));
    }
}

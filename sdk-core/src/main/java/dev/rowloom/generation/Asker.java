package dev.rowloom.generation;

import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.dataset.ModelRequestReport.Source;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ProviderException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks for rows once, and hands them on as they come. An answer that breaks after its first row is an answer: what came
 * stays, and the rest is asked for anew. Thread-safe.
 */
final class Asker {

    private static final int LEAST_CHARS = 256 << 10;
    private static final int MOST_CHARS = 16 << 20;
    private static final int CHARS_PER_TOKEN = 100;

    private final Exchange exchange;
    private final AnswerCache cache;
    private final Time time;

    Asker(Exchange exchange, AnswerCache cache, Time time) {
        this.exchange = exchange;
        this.cache = cache;
        this.time = time;
    }

    /**
     * Asks.
     *
     * @param factor what to multiply the temperature by
     * @param rows takes a row as soon as it is complete, and says whether it is one of those asked for
     * @param answers takes what the request brought, whatever became of it
     * @throws ProviderException if it failed ahead of its first row, or was cancelled
     * @throws RunStoppedException if no more requests are sent
     */
    Answer ask(Call call, Prompt prompt, double factor, Predicate<ParsedRow> rows, Consumer<Answer> answers) {
        ModelRequest request = exchange.requests().of(prompt, call, factor);
        boolean again = factor < 1;
        String hash = exchange.hash(request);
        RowReading reading = new RowReading(call, request, hash, prompt, rows);
        StoredAnswer stored = cache.get(hash);
        if (stored != null && (stored.rows() > 0 || !again)) {
            reading.replay(stored);
            Answer answer = reading.answer(Source.CACHE);
            answers.accept(answer);
            return answer;
        }
        cache.checkRecorded(hash, call);
        send(request, reading, answers);
        Answer answer = reading.answer(Source.SERVICE);
        answers.accept(answer);
        if (answer.taken() > 0 || !again) {
            cache.put(hash, reading.stored());
        }
        return answer;
    }

    private void send(ModelRequest request, RowReading reading, Consumer<Answer> answers) {
        try {
            exchange.send(request, reading.call, reading);
        } catch (ProviderException | RunStoppedException failure) {
            if (reading.failure() != null || !reading.stop().isEmpty()) {
                answers.accept(reading.answer(Source.SERVICE)); // what came of it is kept as fragments
            }
            throw failure;
        }
    }

    /** One answer with rows while it comes. */
    private final class RowReading extends Reading {

        private final Call call;
        private final String hash;
        private final Predicate<ParsedRow> rows;
        private final RowParser parser;
        private int taken;
        private @Nullable Duration toFirstRow;

        RowReading(Call call, ModelRequest request, String hash, Prompt prompt, Predicate<ParsedRow> rows) {
            super(request, exchange.requests().form(request), time);
            this.call = call;
            this.hash = hash;
            this.rows = rows;
            long chars = Math.max(LEAST_CHARS, Math.min(MOST_CHARS, CHARS_PER_TOKEN * call.tokens()));
            this.parser = new RowParser(prompt.wanted(), ParserLimits.of(call.most(), chars), this::row);
        }

        private boolean row(ParsedRow row) {
            boolean asked = rows.test(row);
            if (asked) {
                toFirstRow = taken++ == 0 ? since() : toFirstRow;
            }
            return asked;
        }

        @Override
        boolean read(String delta) {
            return parser.accept(delta);
        }

        @Override
        int received() {
            return taken;
        }

        @Override
        void done() {
            parser.end();
        }

        private String outcome() {
            ProviderException failure = failure();
            if (failure != null) {
                return failure.kind().name();
            } else if (!stop().isEmpty()) {
                return stop();
            }
            return taken == 0 ? AttemptRecord.USELESS : taken < call.asked() ? AttemptRecord.PARTIAL : AttemptRecord.OK;
        }

        Answer answer(Source source) {
            ModelRequestReport report = new ModelRequestReport(
                    call.batch(),
                    call.attempt(),
                    outcome(),
                    source,
                    call.asked(),
                    taken,
                    request().temperature().isPresent()
                            ? (Double) request().temperature().getAsDouble()
                            : null,
                    request().maxOutputTokens().orElse(0),
                    finish(),
                    usage(),
                    counted(),
                    hash,
                    text().isEmpty() ? "" : Hashes.of(text()),
                    toFirstRow,
                    elapsed(),
                    Duration.ZERO,
                    degraded(),
                    form(),
                    sent(),
                    held());
            return new Answer(taken, isCut(), failure(), parser.log(), report);
        }
    }
}

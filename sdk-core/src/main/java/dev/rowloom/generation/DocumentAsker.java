package dev.rowloom.generation;

import dev.rowloom.blueprint.BlueprintReport;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ProviderException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a document once, and takes its answer as a whole text. An answer that breaks after something of use is an answer.
 * Thread-safe.
 */
final class DocumentAsker {

    /** A model that has written so much goes round in a circle. */
    private static final int MOST_CHARS = 8 << 20;

    private final Exchange exchange;
    private final AnswerCache cache;
    private final Time time;
    private final boolean replays;

    /**
     * Prepares to ask.
     *
     * @param replays whether nobody is asked: then a useless answer is as good as any
     */
    DocumentAsker(Exchange exchange, AnswerCache cache, Time time, boolean replays) {
        this.exchange = exchange;
        this.cache = cache;
        this.time = time;
        this.replays = replays;
    }

    /**
     * What a request brought.
     *
     * @param text as far as it came
     * @param cut whether the token limit cut it
     * @param failure what broke it, or null
     * @param outcome the kind of the failure, why it was not sent to its end, or whether it was of use
     * @param cached whether it was kept from before, so that nobody was asked
     * @param held how long the limits on requests and tokens a minute held it back
     * @param degraded the weaker forms of answer that were used, in words
     */
    record Document(
            String text,
            boolean cut,
            @Nullable ProviderException failure,
            String outcome,
            boolean cached,
            Duration held,
            List<String> degraded) {}

    /** Tells what a text is worth. */
    interface Worth {

        /** Returns whether there is something in it to keep. */
        boolean isOfUse(String text);

        /** Returns whether it came to its end. */
        boolean isWhole(String text);
    }

    /** Where what became of requests goes. */
    record Listener(List<String> tables, Consumer<BlueprintReport.Ask> asks) {}

    /**
     * Asks.
     *
     * @param factor what to multiply the temperature by
     * @param listener takes what became of the request, whatever that is
     * @throws ProviderException if it failed ahead of anything of use, or was cancelled
     * @throws RunStoppedException if no more requests are sent
     */
    Document ask(Call call, Prompt prompt, double factor, Worth worth, Listener listener) {
        ModelRequest request = exchange.requests().of(prompt, call, factor);
        String hash = exchange.hash(request);
        DocumentReading reading = new DocumentReading(request, worth);
        StoredAnswer stored = cache.get(hash);
        boolean kept = stored != null && (stored.rows() > 0 || replays);
        try {
            if (stored != null && kept) {
                reading.replay(stored);
            } else {
                cache.checkRecorded(hash, call);
                exchange.send(request, call, reading);
                // of no use to a later run, which asks anew, but to one that replays this one
                cache.put(hash, reading.stored());
            }
        } finally {
            if (kept || reading.sent() > 0) {
                listener.asks().accept(reading.report(listener.tables(), hash, kept));
            }
        }
        return reading.document(kept);
    }

    /** One answer while it comes. */
    private final class DocumentReading extends Reading {

        private final StringBuilder all = new StringBuilder();
        private final Worth worth;
        private int looked = -1;
        private boolean ofUse;

        DocumentReading(ModelRequest request, Worth worth) {
            super(request, exchange.requests().form(request), time);
            this.worth = worth;
        }

        @Override
        boolean read(String delta) {
            all.append(delta);
            return all.length() <= MOST_CHARS;
        }

        @Override
        int received() {
            if (looked != all.length()) {
                looked = all.length();
                ofUse = worth.isOfUse(all.toString());
            }
            return ofUse ? 1 : 0;
        }

        private String outcome() {
            ProviderException failure = failure();
            if (failure != null) {
                return failure.kind().name();
            } else if (!stop().isEmpty()) {
                return stop();
            }
            return received() == 0
                    ? AttemptRecord.USELESS
                    : worth.isWhole(all.toString()) ? AttemptRecord.OK : BlueprintReport.CUT;
        }

        BlueprintReport.Ask report(List<String> tables, String hash, boolean kept) {
            return new BlueprintReport.Ask(tables, hash, outcome(), kept, sent(), usage());
        }

        Document document(boolean kept) {
            return new Document(text(), isCut(), failure(), outcome(), kept, held(), degraded());
        }
    }
}

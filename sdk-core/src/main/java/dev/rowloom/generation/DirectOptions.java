package dev.rowloom.generation;

import dev.rowloom.UsageException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a model is asked for rows. Immutable and thread-safe.
 *
 * <pre>{@code
 * DirectOptions options = DirectOptions.builder()
 *         .keys(KeyStrategy.ASSIGNED).concurrency(8).maxRequests(200).cache(Path.of("answers")).build();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class DirectOptions {

    /** Everything as it is when nothing is set. */
    public static final DirectOptions DEFAULT = builder().build();

    private final Builder values;

    private DirectOptions(Builder values) {
        this.values = values;
    }

    /** Starts with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
        return new Builder(values);
    }

    /** Returns who writes the keys. */
    public KeyStrategy keys() {
        return values.keys;
    }

    /** Returns what becomes of rows that the model did not write. */
    public Fallback fallback() {
        return values.fallback;
    }

    /** Returns hints about columns. */
    public ColumnControls controls() {
        return values.controls;
    }

    /** Returns the sampling temperature, or nothing for the model's own. */
    public OptionalDouble temperature() {
        return values.temperature == null ? OptionalDouble.empty() : OptionalDouble.of(values.temperature);
    }

    /** Returns top-p, or nothing for the model's own. */
    public OptionalDouble topP() {
        return values.topP == null ? OptionalDouble.empty() : OptionalDouble.of(values.topP);
    }

    /** Returns the number that the model's choices start from, or nothing. */
    public OptionalInt modelSeed() {
        return values.modelSeed == null ? OptionalInt.empty() : OptionalInt.of(values.modelSeed);
    }

    /** Returns the greatest number of tokens of one answer, or nothing if it follows from the rows. */
    public OptionalInt maxOutputTokens() {
        return values.maxOutputTokens == null ? OptionalInt.empty() : OptionalInt.of(values.maxOutputTokens);
    }

    /** Returns how many tokens of rows one request asks for. */
    public int batchTokens() {
        return values.batchTokens;
    }

    /** Returns the greatest number of rows that one request asks for. */
    public int batchRows() {
        return values.batchRows;
    }

    /** Returns how many requests are under way at the same time at most. */
    public int concurrency() {
        return values.concurrency;
    }

    /** Returns how often a request is sent at most, the first time included. */
    public int attempts() {
        return values.attempts;
    }

    /** Returns the time for a request and its retries, waits included. */
    public Duration retryTime() {
        return values.retryTime;
    }

    /** Returns the time for one answer. */
    public Duration timeout() {
        return values.timeout;
    }

    /** Returns the greatest number of requests of a run, or nothing. */
    public OptionalInt maxRequests() {
        return values.maxRequests == null ? OptionalInt.empty() : OptionalInt.of(values.maxRequests);
    }

    /** Returns the greatest number of tokens of a run, prompts and thinking included, or nothing. */
    public Optional<Long> maxTokens() {
        return Optional.ofNullable(values.maxTokens);
    }

    /** Returns the greatest cost of a run in the currency of the prices, or nothing. */
    public Optional<BigDecimal> maxCost() {
        return Optional.ofNullable(values.maxCost);
    }

    /** Returns the time for all requests of a run, or nothing. */
    public Optional<Duration> maxTime() {
        return Optional.ofNullable(values.maxTime);
    }

    /** Returns what tokens cost, or nothing. */
    public Optional<TokenPrices> prices() {
        return Optional.ofNullable(values.prices);
    }

    /** Returns the greatest number of requests in a minute, or nothing. */
    public OptionalInt requestsPerMinute() {
        return values.requestsPerMinute == null ? OptionalInt.empty() : OptionalInt.of(values.requestsPerMinute);
    }

    /** Returns the greatest number of tokens in a minute, prompts included, or nothing. */
    public OptionalInt tokensPerMinute() {
        return values.tokensPerMinute == null ? OptionalInt.empty() : OptionalInt.of(values.tokensPerMinute);
    }

    /** Returns the directory where answers are kept, or nothing. */
    public Optional<Path> cache() {
        return Optional.ofNullable(values.cache);
    }

    /** Returns whether prompts and rows stay out of traces whatever else is switched on. */
    public boolean isSensitive() {
        return values.sensitive;
    }

    /** Returns whether all answers come from the directory, and nobody is asked. */
    public boolean isReplay() {
        return values.replay;
    }

    /**
     * Returns where answers are kept.
     *
     * @param ofTheProcess takes them where the caller has named no directory
     */
    AnswerCache answers(AnswerCache ofTheProcess) {
        if (isReplay()) {
            return new Transcript(cache().orElseThrow());
        }
        return cache().<AnswerCache>map(directory -> new DirectoryCache(directory, ofTheProcess))
                .orElse(ofTheProcess);
    }

    @Override
    public String toString() {
        return "DirectOptions[keys " + keys() + ", fallback " + fallback() + ", concurrency " + concurrency() + "]";
    }

    /** Collects options. Not thread-safe; each setter checks its value at once. */
    public static final class Builder {

        private KeyStrategy keys = KeyStrategy.MODEL;
        private Fallback fallback = Fallback.ENGINE;
        private ColumnControls controls = ColumnControls.none();
        private @Nullable Double temperature;
        private @Nullable Double topP;
        private @Nullable Integer modelSeed;
        private @Nullable Integer maxOutputTokens;
        private int batchTokens = 2_000;
        private int batchRows = 100;
        private int concurrency = 4;
        private int attempts = 5;
        private Duration retryTime = Duration.ofMinutes(10);
        private Duration timeout = Duration.ofMinutes(5);
        private @Nullable Integer maxRequests;
        private @Nullable Long maxTokens;
        private @Nullable BigDecimal maxCost;
        private @Nullable Duration maxTime;
        private @Nullable TokenPrices prices;
        private @Nullable Integer requestsPerMinute;
        private @Nullable Integer tokensPerMinute;
        private @Nullable Path cache;
        private boolean replay;
        private boolean sensitive;

        private Builder() {}

        private Builder(Builder other) {
            this.keys = other.keys;
            this.fallback = other.fallback;
            this.controls = other.controls;
            this.temperature = other.temperature;
            this.topP = other.topP;
            this.modelSeed = other.modelSeed;
            this.maxOutputTokens = other.maxOutputTokens;
            this.batchTokens = other.batchTokens;
            this.batchRows = other.batchRows;
            this.concurrency = other.concurrency;
            this.attempts = other.attempts;
            this.retryTime = other.retryTime;
            this.timeout = other.timeout;
            this.maxRequests = other.maxRequests;
            this.maxTokens = other.maxTokens;
            this.maxCost = other.maxCost;
            this.maxTime = other.maxTime;
            this.prices = other.prices;
            this.requestsPerMinute = other.requestsPerMinute;
            this.tokensPerMinute = other.tokensPerMinute;
            this.cache = other.cache;
            this.replay = other.replay;
            this.sensitive = other.sensitive;
        }

        /** Sets who writes the keys. If unset, {@link KeyStrategy#MODEL}. */
        public Builder keys(KeyStrategy strategy) {
            this.keys = Objects.requireNonNull(strategy, "strategy");
            return this;
        }

        /** Sets what becomes of rows that the model did not write. If unset, {@link Fallback#ENGINE}. */
        public Builder fallback(Fallback fallback) {
            this.fallback = Objects.requireNonNull(fallback, "fallback");
            return this;
        }

        /** Sets hints about columns, such as their share of nulls. If unset, there are none. */
        public Builder controls(ColumnControls controls) {
            this.controls = Objects.requireNonNull(controls, "controls");
            return this;
        }

        /**
         * Sets the sampling temperature, where the model heeds one. If unset, the model's own.
         *
         * @throws UsageException if it is not 0 to 2
         */
        public Builder temperature(double temperature) {
            this.temperature = share("a temperature", temperature, 2);
            return this;
        }

        /**
         * Sets the share of probability that words are chosen from. If unset, the model's own.
         *
         * @throws UsageException if it is not 0 to 1
         */
        public Builder topP(double topP) {
            this.topP = share("top-p", topP, 1);
            return this;
        }

        /** Sets the number that the model's choices start from, where it heeds one. */
        public Builder modelSeed(int seed) {
            this.modelSeed = seed;
            return this;
        }

        /**
         * Sets the greatest number of tokens of one answer, thinking included; the report says where a model allows fewer. If
         * unset, it follows from the rows asked for, so that a model that repeats itself is ended early.
         *
         * @throws UsageException if it is below 1
         */
        public Builder maxOutputTokens(int tokens) {
            this.maxOutputTokens = positive("tokens of an answer", tokens);
            return this;
        }

        /**
         * Sets how many tokens of rows one request asks for. If unset, 2,000.
         *
         * @throws UsageException if it is below 1
         */
        public Builder batchTokens(int tokens) {
            this.batchTokens = positive("tokens of a request's rows", tokens);
            return this;
        }

        /**
         * Sets the greatest number of rows that one request asks for; more than 1,024 count as so many. If unset, 100.
         *
         * @throws UsageException if it is below 1
         */
        public Builder batchRows(int rows) {
            this.batchRows = positive("rows of a request", rows);
            return this;
        }

        /**
         * Sets how many requests are under way at the same time at most. If unset, 4.
         *
         * @throws UsageException if it is not 1 to 256
         */
        public Builder concurrency(int requests) {
            if (requests < 1 || requests > 256) {
                throw new UsageException("the number of requests at a time is 1 to 256, not " + requests);
            }
            this.concurrency = requests;
            return this;
        }

        /**
         * Sets how often a request is sent at most, the first time included. If unset, 5.
         *
         * @throws UsageException if it is below 1
         */
        public Builder attempts(int attempts) {
            this.attempts = positive("attempts", attempts);
            return this;
        }

        /**
         * Sets the time for a request and its retries, waits included. If unset, 10 minutes.
         *
         * @throws UsageException if it is not above 0
         */
        public Builder retryTime(Duration time) {
            this.retryTime = positive("the time for retries", time);
            return this;
        }

        /**
         * Sets the time for one answer. If unset, 5 minutes.
         *
         * @throws UsageException if it is not above 0
         */
        public Builder timeout(Duration time) {
            this.timeout = positive("a timeout", time);
            return this;
        }

        /**
         * Sets the greatest number of requests of a run; what is missing then falls back. If unset, there is none.
         *
         * @throws UsageException if it is below 1
         */
        public Builder maxRequests(int requests) {
            this.maxRequests = positive("requests", requests);
            return this;
        }

        /**
         * Sets the number of tokens, prompts and thinking included, beyond which no request of a run is sent.
         *
         * @throws UsageException if it is below 1
         */
        public Builder maxTokens(long tokens) {
            if (tokens < 1) {
                throw new UsageException("the number of tokens is at least 1, not " + tokens);
            }
            this.maxTokens = tokens;
            return this;
        }

        /**
         * Sets the cost beyond which no request of a run is sent; needs prices.
         *
         * @throws UsageException if it is not above 0
         */
        public Builder maxCost(BigDecimal cost) {
            if (cost.signum() <= 0) {
                throw new UsageException("the greatest cost is above 0, not " + cost);
            }
            this.maxCost = cost;
            return this;
        }

        /**
         * Sets the time for all requests of a run. If unset, there is none.
         *
         * @throws UsageException if it is not above 0
         */
        public Builder maxTime(Duration time) {
            this.maxTime = positive("the time of a run", time);
            return this;
        }

        /** Sets what tokens cost, for estimates and for {@link #maxCost}. */
        public Builder prices(TokenPrices prices) {
            this.prices = Objects.requireNonNull(prices, "prices");
            return this;
        }

        /**
         * Sets the greatest number of requests in a minute. If unset, there is none.
         *
         * @throws UsageException if it is below 1
         */
        public Builder requestsPerMinute(int requests) {
            this.requestsPerMinute = positive("requests a minute", requests);
            return this;
        }

        /**
         * Sets the greatest number of tokens in a minute, prompts included, by estimate. If unset, there is none.
         *
         * @throws UsageException if it is below 1
         */
        public Builder tokensPerMinute(int tokens) {
            this.tokensPerMinute = positive("tokens a minute", tokens);
            return this;
        }

        /**
         * Keeps every answer in a directory, so that a run that was interrupted, started again with the same plan and
         * settings, asks only for what is missing. The files hold rows and no prompts. If unset, nothing is kept on disk.
         */
        public Builder cache(Path directory) {
            this.cache = Objects.requireNonNull(directory, "directory");
            this.replay = false;
            return this;
        }

        /**
         * Takes every answer from a directory that {@link #cache} has filled, and asks nobody: no connection is opened. A
         * request that it has no answer to ends the run with a {@link UsageException} that names it. The same plan, settings
         * and model give the same requests.
         */
        public Builder replay(Path directory) {
            this.cache = Objects.requireNonNull(directory, "directory");
            this.replay = true;
            return this;
        }

        /** Keeps prompts and rows out of traces whatever else is switched on. */
        public Builder sensitive() {
            this.sensitive = true;
            return this;
        }

        /**
         * Returns the options.
         *
         * @throws UsageException if there is a greatest cost without prices
         */
        public DirectOptions build() {
            if (maxCost != null && prices == null) {
                throw new UsageException("a greatest cost needs the prices of tokens; set prices(…) too");
            }
            return new DirectOptions(new Builder(this));
        }

        private static int positive(String what, int number) {
            if (number < 1) {
                throw new UsageException("the number of " + what + " is at least 1, not " + number);
            }
            return number;
        }

        private static Duration positive(String what, Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new UsageException(what + " is above 0, not " + time);
            }
            return time;
        }

        private static double share(String what, double value, double most) {
            if (!(value >= 0 && value <= most)) {
                throw new UsageException(what + " is 0 to " + (int) most + ", not " + value);
            }
            return value;
        }
    }
}

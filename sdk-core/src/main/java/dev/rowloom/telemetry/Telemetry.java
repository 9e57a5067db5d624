package dev.rowloom.telemetry;

import dev.rowloom.UsageException;
import dev.rowloom.schema.Schema;
import dev.rowloom.telemetry.internal.Steps;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Where the spans and metrics of runs go, and what they may hold.
 *
 * <pre>{@code
 * Telemetry telemetry = Telemetry.to(openTelemetry);
 * Schema shop = telemetry.parseSchema(() -> Schema.fromDdl(Path.of("shop.sql")));
 * Dataset data = SyntheticDataGenerator.of(shop).telemetry(telemetry).generate();
 * }</pre>
 *
 * <p>A run is a span {@code generate_dataset} with {@code plan}, {@code generate_table} for each table, the requests to
 * a model below their tables, {@code export}, and {@code validate} where the dataset is validated. Where a model is asked for a
 * blueprint, the requests are below {@code ask_blueprint}, in the {@code plan} if the run asks. It is a child of the span
 * that is current on the thread that begins it, if there is one. The global instance of OpenTelemetry is never asked for.
 *
 * <p>Spans hold names of tables, numbers, and the kinds of failures; not their messages, which may quote values. Prompts and
 * answers are left out unless {@link Builder#captureContent()} asks for them. A run whose options are {@linkplain
 * dev.rowloom.provider.ModelRequest.Privacy#SENSITIVE sensitive} has neither those nor names of tables in its spans,
 * whatever is set here. Credentials are in none.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // a transitive requirement would ask all users for the optional module
public final class Telemetry {

    private static final int USUAL_LENGTH = 16_384;

    private final OpenTelemetry openTelemetry;
    private final boolean content;
    private final UnaryOperator<String> redaction;
    private final int maxContentLength;
    private final Conventions conventions;

    private Telemetry(Builder builder) {
        this.openTelemetry = builder.openTelemetry;
        this.content = builder.content;
        this.redaction = builder.redaction;
        this.maxContentLength = builder.maxContentLength;
        this.conventions = builder.conventions;
    }

    /** Returns telemetry without content, to an instance of OpenTelemetry. */
    public static Telemetry to(OpenTelemetry openTelemetry) {
        Objects.requireNonNull(openTelemetry, "openTelemetry");
        return builder().openTelemetry(openTelemetry).build();
    }

    /** Starts telemetry that goes nowhere. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a schema within a span {@code parse_schema}, which holds the number of tables, of columns and of findings, and no
     * DDL. Schemas are read ahead of any generator, so that this is the only way to have that span.
     *
     * @param reading reads, such as {@code () -> Schema.fromDdl(path)}; called once, on this thread
     * @return what it returned
     */
    public Schema parseSchema(Supplier<Schema> reading) {
        Objects.requireNonNull(reading, "reading");
        return Steps.of(this).begin("parse_schema").run(step -> {
            Schema schema = reading.get();
            step.note("rowloom.dialect", schema.dialect().name())
                    .note("rowloom.tables", schema.tables().size())
                    .note(
                            "rowloom.columns",
                            schema.tables().stream()
                                    .mapToLong(table -> table.columns().size())
                                    .sum())
                    .note("rowloom.diagnostics", schema.diagnostics().size());
            return schema;
        });
    }

    /** Returns where spans and metrics go. */
    public OpenTelemetry openTelemetry() {
        return openTelemetry;
    }

    /** Returns whether spans hold prompts and answers. */
    public boolean capturesContent() {
        return content;
    }

    /** Returns what changes content ahead of its recording. */
    public UnaryOperator<String> redaction() {
        return redaction;
    }

    /** Returns the greatest number of characters of a text that is recorded. */
    public int maxContentLength() {
        return maxContentLength;
    }

    /** Returns which edition of the conventions names metrics. */
    public Conventions conventions() {
        return conventions;
    }

    /** Collects the settings. Not thread-safe; each setter checks its value at once. */
    public static final class Builder {

        private OpenTelemetry openTelemetry = OpenTelemetry.noop();
        private boolean content;
        private UnaryOperator<String> redaction = UnaryOperator.identity();
        private int maxContentLength = USUAL_LENGTH;
        private Conventions conventions = Conventions.SEMCONV_1_41;

        private Builder() {}

        /** Sets where spans and metrics go. If unset, nowhere. */
        public Builder openTelemetry(OpenTelemetry instance) {
            this.openTelemetry = Objects.requireNonNull(instance, "instance");
            return this;
        }

        /**
         * Records prompts and answers in the spans of requests: names, comments and rows of the schema go where the traces
         * go. If unset, they are left out. Sensitive requests are left out in any case.
         */
        public Builder captureContent() {
            this.content = true;
            return this;
        }

        /**
         * Sets what changes each text of content ahead of its recording, such as {@code text -> EMAIL.matcher(text)
         * .replaceAll("…")}. Gets the whole text, so that nothing escapes by being cut. If it throws, the text is left out and
         * the run goes on. If unset, texts stay as they are.
         *
         * @param change called by any thread
         */
        public Builder redaction(UnaryOperator<String> change) {
            this.redaction = Objects.requireNonNull(change, "change");
            return this;
        }

        /**
         * Sets the greatest number of characters of a text that is recorded; the rest is cut off, and the number of characters
         * said. If unset, 16,384.
         *
         * @throws UsageException if it is below 1
         */
        public Builder maxContentLength(int characters) {
            if (characters < 1) {
                throw new UsageException("the length of recorded content is at least 1, not " + characters);
            }
            this.maxContentLength = characters;
            return this;
        }

        /** Sets which edition of the conventions names metrics. If unset, {@link Conventions#SEMCONV_1_41}. */
        public Builder conventions(Conventions edition) {
            this.conventions = Objects.requireNonNull(edition, "edition");
            return this;
        }

        /** Returns the telemetry. */
        public Telemetry build() {
            return new Telemetry(this);
        }
    }
}

package dev.rowloom.validation;

import dev.rowloom.UsageException;
import dev.rowloom.engine.NotChecked;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.internal.NearNames;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.validation.internal.KeyDigest;
import dev.rowloom.validation.internal.KeyRule;
import dev.rowloom.validation.internal.Problem;
import dev.rowloom.validation.internal.SchemaRules;
import dev.rowloom.validation.internal.TableRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Holds rows of any origin against their schema: types, NOT NULL, keys, foreign keys and CHECKs. Immutable and thread-safe; a
 * {@link Run} is not.
 *
 * <pre>{@code
 * Validator.Run run = Validator.of(schema).start();
 * batches.forEach(run::accept);
 * ValidationReport report = run.finish();
 * }</pre>
 *
 * <p>Rows are looked at and not changed. Tables and batches may come in any order; each row comes once. Memory is bounded: of
 * each key the rows' values are kept as 128 bits, whole numbers as they are and all else as the first half of SHA-256, so that
 * a wrong clash among a billion keys has a probability below 2⁻⁶⁸.
 *
 * <p>CHECKs follow SQL's three-valued logic: only false violates them. Those that read the clock are evaluated at the first of
 * January of 2026 and of 2036. Two texts are one key if they are by the column's collation; where the schema doesn't tell the
 * collation, texts that differ clash only {@linkplain Severity#POSSIBLE possibly}. Types of SQLite, which doesn't enforce them,
 * give {@linkplain Severity#WARNING warnings}.
 *
 * @since 0.1.0
 */
public final class Validator {

    private final int examples;
    private final long keyMemory;
    private final boolean oddities;
    private final Map<String, Long> hints;
    private final List<String> order;
    private final Map<String, TableRules> rules;

    private Validator(Builder builder) {
        this.examples = builder.examples;
        this.keyMemory = builder.keyMemory;
        this.oddities = builder.oddities;
        this.hints = Map.copyOf(builder.hints);
        this.order = builder.schema.tables().stream().map(Table::id).toList();
        this.rules = SchemaRules.of(builder.schema, builder.elsewhere);
    }

    /** Returns a validator with the defaults of {@link Builder}. */
    public static Validator of(Schema schema) {
        return builder(schema).build();
    }

    /** Returns a builder of a validator. */
    public static Builder builder(Schema schema) {
        return new Builder(Objects.requireNonNull(schema, "schema"));
    }

    /** Begins to look at rows. */
    public Run start() {
        return new Run();
    }

    /** Rows that are looked at. Not thread-safe: batches come one after the other. */
    public final class Run {

        private final Findings findings = new Findings(examples);
        private final Map<String, TableRun> tables = new LinkedHashMap<>();
        private boolean finished;

        private Run() {
            KeyMemory memory = new KeyMemory(keyMemory);
            KeyDigest digest = new KeyDigest();
            IdentityHashMap<KeyRule, KeyIndex> indexes = new IdentityHashMap<>();
            rules.values()
                    .forEach(table -> table.keys().forEach(key -> indexes.put(key, new KeyIndex(key, digest, memory))));
            for (String id : order) {
                TableRules own = Objects.requireNonNull(rules.get(id));
                List<KeyIndex> keys = own.keys().stream()
                        .map(key -> Objects.requireNonNull(indexes.get(key)))
                        .toList();
                List<References> references = own.references().stream()
                        .map(it -> new References(it, Objects.requireNonNull(indexes.get(it.parent())), memory))
                        .toList();
                tables.put(id, new TableRun(own, findings, keys, references, oddities ? memory : null));
            }
        }

        /**
         * Looks at rows. The batch may be used again afterwards. Columns that the batch leaves out are taken for those that the
         * database fills.
         *
         * @throws UsageException if the schema has no table of that id, or the run is finished
         */
        public void accept(RowBatch batch) {
            Objects.requireNonNull(batch, "batch");
            requireOpen();
            String id = batch.layout().table().id();
            TableRun table = tables.get(id);
            if (table == null) {
                throw new UsageException(
                        "the schema has no table '" + id + "' to hold rows against" + NearNames.hint(id, order));
            }
            table.accept(batch);
        }

        /**
         * Looks for the parents of all references, and returns the report. The rows that came are all there are, but for {@link
         * Builder#rowsElsewhere}.
         *
         * @throws UsageException if the run is finished already
         */
        public ValidationReport finish() {
            requireOpen();
            finished = true;
            Map<String, Long> counts = new LinkedHashMap<>();
            List<NotChecked> keys = new ArrayList<>();
            List<NotChecked> others = new ArrayList<>();
            tables.forEach((id, table) -> {
                if (table.rows() > 0) {
                    counts.put(id, table.rows());
                    table.finish();
                    keys.addAll(table.keysNotChecked());
                    others.addAll(table.notChecked());
                }
            });
            hints.forEach((id, hint) -> noteShortfall(id, hint - counts.getOrDefault(id, 0L)));
            return new ValidationReport(counts, findings.finish(order), keys, others);
        }

        private void noteShortfall(String table, long missing) {
            if (missing > 0) {
                Problem few = new Problem(
                        Severity.NOTE,
                        FindingKind.SHORTFALL,
                        table,
                        null,
                        List.of(),
                        table + " has fewer rows than it was to have; ask again for what is missing");
                findings.add(few, missing);
            }
        }

        private void requireOpen() {
            if (finished) {
                throw new UsageException("the run is finished; start another one for other rows");
            }
        }
    }

    /** Builds a {@link Validator}. Not thread-safe. */
    public static final class Builder {

        private static final int MOST_EXAMPLES = 10_000;
        private static final long LEAST_MEMORY = 1 << 16;

        private final Schema schema;
        private int examples = 20;
        private long keyMemory = 512L << 20;
        private final Set<String> elsewhere = new LinkedHashSet<>();
        private boolean oddities;
        private final Map<String, Long> hints = new LinkedHashMap<>();

        private Builder(Schema schema) {
            this.schema = schema;
        }

        /**
         * Sets how many rows are kept as examples of each finding. If unset, 20; with 0 the report holds no value of any row.
         *
         * @throws UsageException if the number is below 0 or above 10,000
         */
        public Builder examples(int most) {
            if (most < 0 || most > MOST_EXAMPLES) {
                throw new UsageException("examples is " + most + "; it must be from 0 to " + MOST_EXAMPLES);
            }
            examples = most;
            return this;
        }

        /**
         * Sets how many bytes the keys of a run may take. If unset, 512 MiB, which is enough for about ten million keys; a
         * constraint for which they don't suffice is listed among {@link ValidationReport#notChecked()}.
         *
         * @throws UsageException if the number is below 65,536
         */
        public Builder keyMemory(long bytes) {
            if (bytes < LEAST_MEMORY) {
                throw new UsageException("keyMemory is " + bytes + " bytes; it must be at least " + LEAST_MEMORY);
            }
            keyMemory = bytes;
            return this;
        }

        /**
         * Names tables whose rows are elsewhere, as in the database already, so that references to them are not checked but
         * listed. If unset, none.
         *
         * @param tables their names, as {@link Schema#find} takes them
         * @throws UsageException if there is no such table; the message lists near names
         */
        public Builder rowsElsewhere(Collection<String> tables) {
            Objects.requireNonNull(tables, "tables");
            for (String name : tables) {
                elsewhere.add(schema.find(name)
                        .map(Table::id)
                        .orElseThrow(() -> new UsageException("unknown table '" + name + "'"
                                + NearNames.hint(
                                        name,
                                        schema.tables().stream().map(Table::id).toList()))));
            }
            return this;
        }

        /**
         * Has what is odd looked for, too, as {@link Severity#NOTE}: text that stands for a value, rows that differ in nothing but their
         * keys, columns with one value in ten rows or more. If unset, that is not looked for.
         */
        public Builder oddities() {
            oddities = true;
            return this;
        }

        /**
         * Tells how many rows tables were to have; where there are fewer, that is noted.
         *
         * @param rows by the ids of tables
         */
        public Builder rowHints(Map<String, Long> rows) {
            hints.putAll(Objects.requireNonNull(rows, "rows"));
            return this;
        }

        /** Returns the validator. */
        public Validator build() {
            return new Validator(this);
        }
    }
}

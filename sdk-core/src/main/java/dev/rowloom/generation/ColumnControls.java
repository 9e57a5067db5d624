package dev.rowloom.generation;

import dev.rowloom.UsageException;
import dev.rowloom.internal.NearNames;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Hints to a model for single columns: how often they are null, how dates are written, and instructions in words.
 *
 * <p>They stand in the prompts; a model may still do otherwise. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ColumnControls {

    /** The name of the format of ISO 8601, such as {@code 2026-03-14} and {@code 2026-03-14T15:09:26}. */
    public static final String ISO = "ISO";

    private static final int LONGEST_TEXT = 10_000;
    private static final ColumnControls NONE = new ColumnControls(Map.of(), Map.of(), Map.of());

    private final Map<Place, Double> nullProbabilities;
    private final Map<Place, String> dateFormats;
    private final Map<Place, String> instructions;

    /**
     * What a hint is about.
     *
     * @param table a table's id, or empty for all
     * @param column a column's name, or empty for all of the table
     */
    private record Place(String table, String column) {

        static final Place EVERYWHERE = new Place("", "");

        static Place all(String table) {
            return new Place(table, "");
        }
    }

    private ColumnControls(
            Map<Place, Double> nullProbabilities, Map<Place, String> dateFormats, Map<Place, String> instructions) {
        this.nullProbabilities = Map.copyOf(nullProbabilities);
        this.dateFormats = Map.copyOf(dateFormats);
        this.instructions = Map.copyOf(instructions);
    }

    /** Returns no hints. */
    public static ColumnControls none() {
        return NONE;
    }

    /** Starts without hints, for the tables of a schema. */
    public static Builder builder(Schema schema) {
        return new Builder(Objects.requireNonNull(schema, "schema"));
    }

    /**
     * Reads hints from a JSON document:
     *
     * <pre>{@code
     * {"nullProbability": {"Books": {"title": 0.0, "subtitle": 0.6}},
     *  "dateFormat": {"Books": {"published": "dd.MM.yyyy"}, "Loans": "ISO"},
     *  "instructions": {"Books": {"title": "no series"}, "Loans": "mostly students"}}
     * }</pre>
     *
     * <p>All three members are optional. Below each stand tables, and below them columns; instead of an object of columns one
     * value stands for all columns of the table, and in {@code nullProbability} and {@code dateFormat} one value instead of
     * an object of tables for everything ({@code "dateFormat": "ISO"}). What is nearer to a column wins. Such wide values bear
     * only on columns that they fit: that take nulls, or hold dates or times.
     *
     * @param json at most 1 MiB
     * @throws UsageException if it is no such document: the message names the place, what was found and near names
     */
    public static ColumnControls fromJson(String json, Schema schema) {
        Objects.requireNonNull(json, "json");
        Objects.requireNonNull(schema, "schema");
        return ControlsReader.parse(json, schema);
    }

    /**
     * Reads hints from a JSON file, UTF-8, in the form of {@link #fromJson(String, Schema)}.
     *
     * @throws UsageException if the file can't be read, or is no such document
     */
    public static ColumnControls fromJson(Path file, Schema schema) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(schema, "schema");
        return ControlsReader.read(file, schema);
    }

    /** Returns how often a column is to be null, 0 to 1, or nothing if nobody said. */
    public OptionalDouble nullProbability(String table, String column) {
        Double found = nearest(nullProbabilities, table, column);
        return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
    }

    /**
     * Returns how a column's dates and times are to be written: {@link #ISO} or a pattern of
     * {@link java.time.format.DateTimeFormatter}; nothing if nobody said.
     */
    public Optional<String> dateFormat(String table, String column) {
        return Optional.ofNullable(nearest(dateFormats, table, column));
    }

    /** Returns how a column's dates are to be written if that was said of the column itself. */
    Optional<String> ownDateFormat(String table, String column) {
        return Optional.ofNullable(dateFormats.get(new Place(table, column)));
    }

    /** Returns what is to be known of a column; nothing if nobody said. */
    public Optional<String> instructions(String table, String column) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        return Optional.ofNullable(instructions.get(new Place(table, column)));
    }

    /** Returns what is to be known of all rows of a table; nothing if nobody said. */
    public Optional<String> instructions(String table) {
        Objects.requireNonNull(table, "table");
        return Optional.ofNullable(instructions.get(Place.all(table)));
    }

    private static <T> @Nullable T nearest(Map<Place, T> hints, String table, String column) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        T own = hints.get(new Place(table, column));
        T ofTable = own == null ? hints.get(Place.all(table)) : own;
        return ofTable == null ? hints.get(Place.EVERYWHERE) : ofTable;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ColumnControls that
                && nullProbabilities.equals(that.nullProbabilities)
                && dateFormats.equals(that.dateFormats)
                && instructions.equals(that.instructions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(nullProbabilities, dateFormats, instructions);
    }

    /** Returns the numbers of hints, without what they say. */
    @Override
    public String toString() {
        return nullProbabilities.size() + " null probabilities, " + dateFormats.size() + " date formats, "
                + instructions.size() + " instructions";
    }

    /**
     * Collects hints. Tables and columns are taken as {@link Schema#find} and {@link Schema#findColumn} take them. Not
     * thread-safe.
     */
    public static final class Builder {

        private final Schema schema;
        private final Map<Place, Double> nullProbabilities = new LinkedHashMap<>();
        private final Map<Place, String> dateFormats = new LinkedHashMap<>();
        private final Map<Place, String> instructions = new LinkedHashMap<>();

        private Builder(Schema schema) {
            this.schema = schema;
        }

        /**
         * Sets how often a column is to be null.
         *
         * @param column the column's name behind its table's, such as {@code books.subtitle}
         * @param probability 0 to 1
         * @throws UsageException if there is no such column, the number is out of range, or above 0 where the column is NOT
         *     NULL
         */
        public Builder nullProbability(String column, double probability) {
            Schema.FoundColumn found = column(column);
            if (probability > 0 && !found.column().isNullable()) {
                throw new UsageException(
                        "column " + found.name() + " is NOT NULL, so that its null probability can't be " + probability
                                + "; only 0 is possible");
            }
            nullProbabilities.put(place(found), checked(probability));
            return this;
        }

        /**
         * Sets how a column's dates and times are to be written.
         *
         * @param column the column's name behind its table's, such as {@code books.published}
         * @param format {@link #ISO}, or a pattern of {@link java.time.format.DateTimeFormatter} such as {@code dd.MM.yyyy}
         * @throws UsageException if there is no such column, it holds neither text nor dates or times, or the pattern is
         *     malformed
         */
        public Builder dateFormat(String column, String format) {
            Schema.FoundColumn found = column(column);
            if (!takesDateFormat(found.column())) {
                throw new UsageException(
                        "column " + found.name() + " is " + found.column().declaredType()
                                + ", so that it takes no date format; only texts, dates and times do");
            }
            dateFormats.put(place(found), checked(format));
            return this;
        }

        /**
         * Sets how dates and times are to be written wherever nothing else is said.
         *
         * @param format {@link #ISO}, or a pattern of {@link java.time.format.DateTimeFormatter}
         * @throws UsageException if the pattern is malformed
         */
        public Builder dateFormat(String format) {
            dateFormats.put(Place.EVERYWHERE, checked(format));
            return this;
        }

        /**
         * Sets what is to be known of a column.
         *
         * @param column the column's name behind its table's, such as {@code books.title}
         * @param text at most 10,000 characters
         * @throws UsageException if there is no such column, or the text is blank or too long
         */
        public Builder instructions(String column, String text) {
            instructions.put(place(column(column)), instruction(text));
            return this;
        }

        /** Sets how often columns are to be null that take nulls: those of a table, or all if it is empty. */
        Builder nullProbabilityOfAll(String table, double probability) {
            nullProbabilities.put(Place.all(idOrEmpty(table)), checked(probability));
            return this;
        }

        Builder dateFormatOfAll(String table, String format) {
            dateFormats.put(Place.all(idOrEmpty(table)), checked(format));
            return this;
        }

        Builder instructionsOfAll(String table, String text) {
            instructions.put(Place.all(table(table).id()), instruction(text));
            return this;
        }

        /** Returns what was collected. */
        public ColumnControls build() {
            return new ColumnControls(nullProbabilities, dateFormats, instructions);
        }

        private String idOrEmpty(String table) {
            return table.isEmpty() ? "" : table(table).id();
        }

        /**
         * Returns a table.
         *
         * @throws UsageException if there is none of that name
         */
        Table table(String name) {
            return schema.find(name)
                    .orElseThrow(() -> new UsageException("there is no table '" + OutsideText.cut(name, 60) + "'"
                            + NearNames.hint(
                                    name,
                                    schema.tables().stream().map(Table::id).toList())));
        }

        /** Returns whether a table has a column of a name as people write it. */
        boolean has(Table table, String name) {
            return schema.findColumn(table.id() + "." + name)
                    .filter(found -> found.table().equals(table))
                    .isPresent();
        }

        private Schema.FoundColumn column(String name) {
            Objects.requireNonNull(name, "column");
            return schema.findColumn(name)
                    .orElseThrow(() -> new UsageException("there is no column '" + OutsideText.cut(name, 120) + "'"
                            + NearNames.hint(
                                    name,
                                    schema.tables().stream()
                                            .flatMap(table -> table.columns().stream()
                                                    .map(column -> table.id() + "." + column.name()))
                                            .toList())
                            + "; write it as table.column"));
        }

        private static Place place(Schema.FoundColumn found) {
            return new Place(found.table().id(), found.column().name());
        }

        private static double checked(double probability) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new UsageException("a null probability is from 0 to 1, not " + probability);
            }
            return probability;
        }

        private static String checked(String format) {
            Objects.requireNonNull(format, "format");
            if (format.equalsIgnoreCase(ISO)) {
                return ISO;
            }
            try {
                DateTimeFormatter ignored = DateTimeFormatter.ofPattern(format, Locale.ROOT);
                Objects.requireNonNull(ignored);
            } catch (IllegalArgumentException e) {
                throw new UsageException(
                        "the date format '" + OutsideText.cut(format, 60)
                                + "' is neither ISO nor a pattern such as dd.MM.yyyy: " + e.getMessage(),
                        e);
            }
            return format;
        }

        private static String instruction(String text) {
            Objects.requireNonNull(text, "text");
            if (text.isBlank() || text.length() > LONGEST_TEXT) {
                throw new UsageException("an instruction has from 1 to " + LONGEST_TEXT + " characters, not "
                        + (text.isBlank() ? 0 : text.length()));
            }
            return text;
        }
    }

    /** Returns whether a column may hold dates or times. */
    static boolean takesDateFormat(Column column) {
        return isTemporal(column) || column.type() instanceof DataType.TextType;
    }

    /** Returns whether a column is declared to hold dates or times. */
    static boolean isTemporal(Column column) {
        return column.type() instanceof DataType.DateType
                || column.type() instanceof DataType.TimeType
                || column.type() instanceof DataType.TimestampType;
    }
}

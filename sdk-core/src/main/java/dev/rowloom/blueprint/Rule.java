package dev.rowloom.blueprint;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column come about. A closed language of data: each rule is one kind of JSON object, told by its
 * {@code kind}.
 *
 * <p>What a rule yields is cut to what the column's type and constraints allow, and is made unique where a key asks for
 * it; a rule therefore never has to repeat a constraint.
 *
 * @since 0.1.0
 */
public sealed interface Rule {

    /**
     * Numbers the rows: {@code start}, {@code start + step}, …
     *
     * @param start the value of row 0
     * @param step the difference between rows, not 0
     */
    record Sequence(long start, long step) implements Rule {}

    /**
     * The same value in every row.
     *
     * @param value the value's text, read as the column's type; null for SQL's NULL
     */
    record Constant(@Nullable String value) implements Rule {}

    /**
     * One of a list of values. From {@code max(50, 2 × values)} rows on every value occurs.
     *
     * @param values the values with their weights, at least one; of a value that comes twice the weights are added
     */
    record Values(List<Weighted> values) implements Rule {
        /** Copies the list, each value once. */
        public Values {
            Map<String, Weighted> once = new LinkedHashMap<>();
            values.forEach(value -> once.merge(value.value(), value, Weighted::plus));
            values = List.copyOf(once.values());
        }
    }

    /**
     * A value and how often it comes.
     *
     * @param value the value's text, read as the column's type
     * @param weight its share relative to the others', 1 to 1,000,000
     */
    record Weighted(String value, int weight) {

        private Weighted plus(Weighted other) {
            return new Weighted(value, Math.min(weight + other.weight, 1_000_000));
        }
    }

    /**
     * An entry of a named vocabulary, by its weight.
     *
     * @param name the vocabulary's path, such as {@code common/departments} or {@code de-DE/streets}
     * @param column the column of a vocabulary with several columns, from 0
     */
    record Vocabulary(String name, int column) implements Rule {}

    /**
     * The entry of a named vocabulary at the row's number: row 0 has the first entry, so that several columns of a table of
     * reference data agree. Rows beyond the last entry begin again; where values must differ, others follow the entries.
     *
     * @param name the vocabulary's path, such as {@code common/countries}
     * @param column the column of a vocabulary with several columns, from 0
     */
    record Entry(String name, int column) implements Rule {}

    /**
     * A part of the person, place, company or product that a row is about. Columns of one group agree with each other: the
     * e-mail fits the name.
     *
     * @param subject what the row is about
     * @param part the part of it; see {@link Subject#parts()}
     * @param group tells several subjects of one row apart, such as {@code billing} and {@code shipping}; may be empty
     * @param values of a person's gender or title, the texts to write, such as {@code F} and {@code M}: each is known by its
     *     words for a woman's, a man's or neither's, and comes by its weight among those that fit the person; empty for the
     *     locale's own words
     * @param within of a place, what other columns tell of where it is, so that it is there; of a product, which column of a
     *     row that is referred to names its category; the same in all columns of a group; empty for any of the locale
     * @param sharing whether rows may be in one place that the same is told of; the same in all columns of a group
     */
    record About(Subject subject, String part, String group, List<Weighted> values, List<Told> within, Sharing sharing)
            implements Rule {
        /** Copies the lists, each value once. */
        public About {
            values = new Values(values).values();
            within = List.copyOf(within);
        }

        /** Returns a part that may be of any place. */
        public About(Subject subject, String part, String group, List<Weighted> values) {
            this(subject, part, group, values, List.of(), Sharing.SHARED);
        }

        /** Returns a part that has no values of its own. */
        public About(Subject subject, String part, String group) {
            this(subject, part, group, List.of());
        }

        /** Returns the same of another group. */
        About of(String otherGroup) {
            return new About(subject, part, otherGroup, values, within, sharing);
        }

        /** Returns the same of a place or product that others tell of. */
        public About within(List<Told> told) {
            return new About(subject, part, group, values, told, sharing);
        }

        /** Returns the same of places that several rows have, or one each. */
        public About with(Sharing other) {
            return new About(subject, part, group, values, within, other);
        }

        /** Returns whether the part is told by a person's gender. */
        boolean isGendered() {
            return subject == Subject.PERSON && (part.equals("gender") || part.equals("title"));
        }

        /** Returns whether the part says which country a place is in. */
        public boolean namesCountry() {
            return subject == Subject.PLACE && part.startsWith("country");
        }
    }

    /** Whether rows may be in one place that the same is told of. */
    enum Sharing {
        /** They may: customers of one country. */
        SHARED,
        /** Rows that one owner has are in different places, as long as there are any: the cities of a country. */
        APART
    }

    /**
     * What a column tells of where a place is, or of what a product is. A text that no place or product is known for tells
     * nothing.
     *
     * @param part what the column holds: {@code country}, {@code countryCode}, {@code countryCode3}, {@code region},
     *     {@code regionCode} or {@code city} of a place, {@code category} of a product
     * @param path the column: of the same row by its name, of a row referred to behind the foreign key's column and a dot,
     *     {@code city_id.country_id.name}
     */
    record Told(String part, String path) {

        /** The parts that can tell of a place, the wider before the narrower. */
        static final List<String> PARTS =
                List.of("country", "countryCode", "countryCode3", "region", "regionCode", "city");

        /** Returns the parts that can tell of a subject. */
        static List<String> parts(Subject subject) {
            return subject == Subject.PLACE ? PARTS : List.of("category");
        }
    }

    /**
     * A number.
     *
     * @param shape how values spread over the range
     * @param min the least value, a decimal number
     * @param max the greatest value, a decimal number
     * @param decimals digits after the decimal point, 0 to 8
     * @param endings fractions that values end with, such as {@code .99}; empty for any
     */
    @SuppressWarnings("JavaLangClash") // always written Rule.Number; in JSON it is "number"
    record Number(Shape shape, String min, String max, int decimals, List<String> endings) implements Rule {
        /** Copies the list. */
        public Number {
            endings = List.copyOf(endings);
        }
    }

    /** How values spread over a range. */
    enum Shape {
        /** Every value is as likely. */
        UNIFORM,
        /** Most values near the lower end, few far up: prices, amounts, counts. */
        SKEWED,
        /** Most values in the middle. */
        CENTRED,
        /** More and more towards the upper end: dates of a growing business. */
        GROWING,
        /**
         * Greater with every row: moments of a log whose rows are numbered. How far up a row lies does not depend on how many
         * there are; of numbers and dates only, a gap is taken for {@link #GROWING}.
         */
        SEQUENTIAL
    }

    /**
     * A date, time or timestamp.
     *
     * @param shape how values spread over the range
     * @param min the earliest value, ISO 8601
     * @param max the latest value, ISO 8601
     * @param precision what values are whole multiples of
     * @param rhythm how values spread over weekdays, hours and months, in the place of the shape unless that is {@link
     *     Shape#SEQUENTIAL}; null for evenly
     */
    record Temporal(
            Shape shape,
            String min,
            String max,
            Precision precision,
            @Nullable Rhythm rhythm) implements Rule {

        /** A rule without a rhythm. */
        public Temporal(Shape shape, String min, String max, Precision precision) {
            this(shape, min, max, precision, null);
        }

        /** Returns the same in a rhythm. */
        Temporal in(Rhythm other) {
            return new Temporal(shape, min, max, precision, other);
        }

        /** Returns the same, later with every row. */
        Temporal inSequence() {
            return new Temporal(Shape.SEQUENTIAL, min, max, precision, rhythm);
        }
    }

    /**
     * How moments spread over the week, the day and the year.
     *
     * @param weekdays 7 weights, Monday first; empty for all alike
     * @param hours 24 weights, midnight first; empty for all alike
     * @param months 12 weights, January first; empty for what growth makes of them
     * @param growth how many times as many there are as a year before, 0.1 to 10
     */
    record Rhythm(List<Integer> weekdays, List<Integer> hours, List<Integer> months, double growth) {

        static final int WEEKDAYS = 7;
        static final int HOURS = 24;
        static final int MONTHS = 12;
        static final double LEAST_GROWTH = 0.1;
        static final double MOST_GROWTH = 10;

        /** Copies the lists. */
        public Rhythm {
            weekdays = List.copyOf(weekdays);
            hours = List.copyOf(hours);
            months = List.copyOf(months);
        }
    }

    /** What times are whole multiples of. */
    enum Precision {
        DAY,
        HOUR,
        MINUTE,
        SECOND,
        MICROSECOND
    }

    /**
     * A date or number some gap above another: updated after created, end after start, an order after its customer. Where
     * the other is null, the gap counts from the earliest plausible value.
     *
     * @param column the other column of the same row, a number, date or timestamp; or a formula of such, as of {@link
     *     Computed}: {@code customer_id.created_at}, {@code greatest(customer_id.created_at, product_id.created_at)}
     * @param minGap the least gap: an ISO 8601 duration, or a decimal number for numbers
     * @param maxGap the greatest gap
     * @param sameShare the share of rows without any gap, 0 to 1
     * @param shape how gaps spread
     * @param max the value that no gap leads beyond, ISO 8601 or a decimal number, or null for none; where the other is
     *     above it already, the gap is the least
     * @param rhythm how moments spread over weekdays, hours and months between the least gap and the greatest, in the place
     *     of the shape; only with a greatest value; null for none
     */
    record After(
            String column,
            String minGap,
            String maxGap,
            double sameShare,
            Shape shape,
            @Nullable String max,
            @Nullable Rhythm rhythm)
            implements Rule {

        /** A rule with many short gaps and few long ones, without a greatest value. */
        public After(String column, String minGap, String maxGap, double sameShare) {
            this(column, minGap, maxGap, sameShare, Shape.SKEWED, null, null);
        }

        /** A rule without a rhythm. */
        public After(String column, String minGap, String maxGap, double sameShare, Shape shape, @Nullable String max) {
            this(column, minGap, maxGap, sameShare, shape, max, null);
        }

        /** Returns the same in a rhythm. */
        After in(Rhythm other) {
            return new After(column, minGap, maxGap, sameShare, shape, max, other);
        }
    }

    /**
     * A number computed from others, exact and rounded half up to the column's digits.
     *
     * <p>A formula has numbers, {@code + - * /}, parentheses, and columns: of the row by their names, {@code quantity *
     * unit_price}; of the row that a foreign key refers to behind the key's column and a dot, {@code product_id.price}, and on
     * from there; in double quotes where a name has other characters than letters, digits, {@code _ $ #}. {@code sum(table,
     * formula)}, {@code min}, {@code max}, {@code avg} and {@code count(table)} run over the rows of the table that this
     * one owns. {@code round(formula, digits)}, {@code coalesce}, {@code greatest} and {@code least} are as in SQL. What has a
     * null in it is null. {@code draw(0, 0.3, 0.05)} is a number from 0 to 0.3 in steps of 0.05, another one for each row.
     * {@code years(birth_date)} are the whole years from a date to the blueprint's present, {@code years(from, to)} those
     * between two dates.
     *
     * @param formula the formula
     * @param otherwise makes the value where the formula's is null, or none that the column takes
     */
    record Computed(String formula, Rule otherwise) implements Rule {}

    /**
     * One rule or another, by the value of another column of the row: a shipped order has a date of shipping, an open one
     * none. In a case whose rule is the constant null the column is null, in the others never; otherwise its null rate holds.
     *
     * @param column the other column; of a date or time also a part of it, behind a bar: {@code sold_at|month}
     * @param cases the cases, at least one; the first that has the value counts
     * @param otherwise the rule for any other value, and for null
     */
    record When(String column, List<Case> cases, Rule otherwise) implements Rule {
        /** Copies the list. */
        public When {
            cases = List.copyOf(cases);
        }

        /** Returns the other column's name. */
        public String decider() {
            int bar = bar();
            return bar < 0 ? column : column.substring(0, bar);
        }

        /** Returns the part of the other column that decides, or nothing where its value does. */
        public Optional<Part> part() {
            int bar = bar();
            return bar < 0 ? Optional.empty() : Part.named(column.substring(bar + 1));
        }

        private int bar() {
            int bar = column.lastIndexOf('|');
            return bar >= 0 && Part.named(column.substring(bar + 1)).isPresent() ? bar : -1;
        }
    }

    /** A part of a date or time, a whole number. */
    enum Part {
        YEAR,
        /** 1 to 12. */
        MONTH,
        /** 1 to 7, Monday first. */
        WEEKDAY,
        /** 0 to 23. */
        HOUR;

        static Optional<Part> named(String word) {
            return Arrays.stream(values())
                    .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }

    /**
     * What holds for some values of another column.
     *
     * @param values the values' texts, at least one
     * @param rule the rule for them; no {@link When}
     */
    record Case(List<String> values, Rule rule) {
        /** Copies the list. */
        public Case {
            values = List.copyOf(values);
        }
    }

    /**
     * One of several bins by its weight, which may depend on other columns of the row: values spread as those of samples.
     *
     * @param bins what is drawn from, at least one
     * @param weights how often each bin comes, 0 to 1,000,000, not all 0; those left out at the end are 0
     * @param step what the values within a range are multiples of: a decimal number, or an ISO 8601 duration for dates and
     *     times
     * @param above the column of the row that what is drawn is added to, a number or a date or time, or null for none; bins
     *     then hold differences, decimal numbers or ISO 8601 durations, and where the other is null the value is null
     * @param given the columns that the weights depend on, at most 3; each is read before this one is made
     * @param table a row of weights for each combination of the states of these columns, the last column's changing
     *     fastest; an empty row stands for the weights above, as do rows that are left out
     */
    record Histogram(
            List<Bin> bins,
            List<Integer> weights,
            String step,
            @Nullable String above,
            List<Given> given,
            List<List<Integer>> table)
            implements Rule {
        /** Copies the lists. */
        public Histogram {
            bins = List.copyOf(bins);
            weights = List.copyOf(weights);
            given = List.copyOf(given);
            table = table.stream().map(List::copyOf).toList();
        }
    }

    /** What a {@link Histogram} draws from. */
    sealed interface Bin {

        /**
         * One value.
         *
         * @param value its text, read as the column's type
         */
        record Only(String value) implements Bin {}

        /**
         * The values from one, inclusive, to another, exclusive; each as likely.
         *
         * @param from the least, a decimal number or ISO 8601
         * @param to what they stay below
         */
        record Range(String from, String to) implements Bin {}

        /** No value: null. In a column that takes no null it never comes. */
        record Missing() implements Bin {}

        /**
         * What another rule makes.
         *
         * @param rule a rule that reads no other column, such as {@link Pattern}
         */
        record Made(Rule rule) implements Bin {}
    }

    /**
     * A column that weights depend on, and what of it tells its states apart: cuts of numbers and times, or groups of values.
     * With n cuts there are n + 2 states: below the first, from each on, null. With n groups there are n + 2 as well: each
     * group, any other value, null.
     *
     * @param column the column, of the same row
     * @param cuts where a state ends and the next begins, ascending decimal numbers or ISO 8601; empty with groups
     * @param groups the texts of the values of each state; empty with cuts
     */
    record Given(String column, List<String> cuts, List<List<String>> groups) {
        /** Copies the lists. */
        public Given {
            cuts = List.copyOf(cuts);
            groups = groups.stream().map(List::copyOf).toList();
        }

        /** Returns how many states there are. */
        public int states() {
            return Math.max(cuts.size(), groups.size()) + 2;
        }
    }

    /**
     * The states that a row goes through, one for each row that it owns: a status history. The last one is the state of the
     * owner, those before lead there by the machine's transitions, and the first is one that the machine starts in. Where
     * there are more rows than any such way has steps, rows repeat the state before; where there are too few, they are the
     * end of a way.
     *
     * @param status the owner's state: the column of the foreign key, a dot, and the owner's column, as in {@code
     *     order_id.status}
     * @param states the machine's states
     * @param unrecorded the states that come before the first row: 0 where the first row is the beginning, 1 where it is the
     *     first change
     * @param otherwise makes the value where there is no owner, or its state is not one of the machine's
     */
    record Walk(String status, List<State> states, int unrecorded, Rule otherwise) implements Rule {
        /** Copies the list. */
        public Walk {
            states = List.copyOf(states);
        }
    }

    /**
     * A state of a machine.
     *
     * @param name the value's text
     * @param start how often a way starts in it, relative to other states; 0 for never
     * @param next the states that may follow, with their weights; none for a state that is final
     * @param end how often no state follows, relative to those that may: of things that are closed few are opened again. 0
     *     where things always go on
     */
    record State(String name, int start, List<Weighted> next, int end) {
        /** Copies the list. */
        public State {
            next = List.copyOf(next);
        }

        /** Describes a state that things always go on from, where others may follow. */
        public State(String name, int start, List<Weighted> next) {
            this(name, start, next, 0);
        }
    }

    /**
     * What another column has in the row before, among the rows of one owner: {@code old_status} beside {@code new_status}.
     *
     * @param column the other column, of the same type
     * @param first makes the value of the first row, and of rows without an owner
     */
    record Previous(String column, Rule first) implements Rule {}

    /**
     * The moments of the rows that one owner has, each after the one before.
     *
     * @param from the moment of the first row: a formula, as of {@link Computed}
     * @param minGap the least time from one row to the next, an ISO 8601 duration
     * @param maxGap the greatest
     * @param max the moment after which there is none as long as there is room before it, ISO 8601, or null
     * @param walk the column of the row that has a {@link Walk}, or null
     * @param moments formulas of the moments at which states of the walk were reached, each by its state
     */
    record Timeline(
            String from,
            String minGap,
            String maxGap,
            @Nullable String max,
            @Nullable String walk,
            List<Reached> moments)
            implements Rule {
        /** Copies the list. */
        public Timeline {
            moments = List.copyOf(moments);
        }
    }

    /**
     * When a state was reached.
     *
     * @param state the state's name
     * @param moment a formula of the moment; where it is null, the row comes when the others leave room
     */
    record Reached(String state, String moment) {}

    /**
     * The way from the root of a tree down to the row: what the row above has in the same column, a separator, and a part of
     * the row's own.
     *
     * @param parent the column of the foreign key that refers to the row above
     * @param part the column that tells the row from its neighbours; {@code |slug} behind its name makes it plain
     * @param separator what stands between parts
     * @param start what stands before the part of a root; may be empty
     * @param otherwise makes the value where the way is longer than the column
     */
    record Path(String parent, String part, String separator, String start, Rule otherwise) implements Rule {}

    /**
     * Text by a pattern: {@code [A-Z]{3}-[0-9]{5}}. Known are literal characters, {@code \} before a special one, classes
     * with ranges, <code>{n}</code>, <code>{m,n}</code>, {@code ?}, groups with alternatives, {@code \d}, {@code \w} and
     * {@code .}.
     *
     * @param pattern the pattern, a subset of regular expressions
     */
    record Pattern(String pattern) implements Rule {}

    /**
     * Text put together from other columns of the row and vocabularies: {@code {first_name} {last_name}},
     * {@code {common/adjectives} {common/nouns}}.
     *
     * @param template the text with names in braces; a name with a slash is a vocabulary; {@code {name|lower}},
     *     {@code |upper}, {@code |slug} and {@code |title} change it; <code>{{</code> is a brace
     */
    record Template(String template) implements Rule {}

    /**
     * Running text.
     *
     * @param style what kind of text
     * @param minLength the least number of characters aimed at
     * @param maxLength the greatest number of characters
     * @param vocabulary the vocabulary of the sentences, such as {@code common/sentences-orders}; null for neutral ones in
     *     the locale's language
     */
    record Text(
            Style style,
            int minLength,
            int maxLength,
            @Nullable String vocabulary) implements Rule {

        /** Text of neutral sentences. */
        public Text(Style style, int minLength, int maxLength) {
            this(style, minLength, maxLength, null);
        }
    }

    /** What kind of text. */
    enum Style {
        WORD,
        TITLE,
        SENTENCE,
        PARAGRAPH
    }

    /** A random UUID, version 4 of RFC 9562. */
    record Uuid() implements Rule {}

    /** A small JSON object. */
    record Json() implements Rule {}

    /**
     * Random bytes.
     *
     * @param minLength the least number of bytes
     * @param maxLength the greatest number of bytes
     */
    record Bytes(int minLength, int maxLength) implements Rule {}

    /** The key of another table's row; how it is chosen is in {@link ReferenceBlueprint}. */
    record Reference() implements Rule {}

    /** Nothing: the database supplies the value. */
    record Database() implements Rule {}

    /**
     * A function of the caller's own, which must be supplied again when the document is read.
     *
     * @param name the name it is supplied under
     */
    record External(String name) implements Rule {}
}

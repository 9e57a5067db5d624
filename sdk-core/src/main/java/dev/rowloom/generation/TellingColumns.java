package dev.rowloom.generation;

import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Explanation;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the few columns by which a person tells what a row is about: names and titles first, then kind, state, price, place
 * and date. Never what is secret, and nothing long.
 *
 * <p>What a column means is taken from the plan where that is sure enough, else told by its name. Immutable.
 */
final class TellingColumns {

    /** The most columns of a table. */
    static final int MOST = 4;

    /** The greatest number of characters of a value. */
    static final int LONGEST = 40;

    private static final double SURE = 0.6;
    private static final int LONGEST_TEXT = 255;

    /** Words up to this length are parts of too many others. */
    private static final int SHORT_WORD = 3;

    /** The score from which on a column is a name. */
    private static final int NAMED = 90;

    /** What a column has to tell where there is a name. */
    private static final int LEAST_BESIDE_NAME = 60;

    private static final List<String> FAMILIES = List.of("time.", "money.", "address.country");

    /** Meanings that tell, with how much they do. */
    private static final Map<String, Integer> BY_MEANING = Map.ofEntries(
            Map.entry("person.full_name", 100),
            Map.entry("company.name", 100),
            Map.entry("product.name", 100),
            Map.entry("text.title", 98),
            Map.entry("text.name", 96),
            Map.entry("person.first_name", 92),
            Map.entry("person.last_name", 94),
            Map.entry("bank.name", 90),
            Map.entry("company.department", 88),
            Map.entry("person.username", 70),
            Map.entry("file.name", 70),
            Map.entry("net.host", 70),
            Map.entry("product.sku", 50),
            Map.entry("order.number", 50),
            Map.entry("key.natural_code", 60),
            Map.entry("text.short", 62),
            Map.entry("person.job_title", 66),
            Map.entry("address.city", 72),
            Map.entry("address.country_name", 56),
            Map.entry("address.country_code", 54),
            Map.entry("address.region", 40),
            Map.entry("money.total", 74),
            Map.entry("money.price", 76),
            Map.entry("money.amount", 68),
            Map.entry("money.currency_code", 44),
            Map.entry("status.state", 78),
            Map.entry("type.category", 80),
            Map.entry("time.event", 75),
            Map.entry("time.start", 71),
            Map.entry("time.created", 52),
            Map.entry("time.year", 58),
            Map.entry("person.birth_date", 64),
            Map.entry("person.gender", 48),
            Map.entry("product.size", 42),
            Map.entry("rating", 46),
            Map.entry("text.language_code", 45));

    /** Words at the end of a name that tell, where the meaning is not known. */
    private static final Map<String, Integer> BY_WORD = Map.ofEntries(
            Map.entry("name", 96),
            Map.entry("title", 96),
            Map.entry("label", 94),
            Map.entry("subject", 90),
            Map.entry("code", 60),
            Map.entry("number", 50),
            Map.entry("type", 78),
            Map.entry("kind", 78),
            Map.entry("status", 76),
            Map.entry("state", 70),
            Map.entry("city", 72),
            Map.entry("country", 56),
            Map.entry("price", 74),
            Map.entry("total", 74),
            Map.entry("date", 66),
            Map.entry("year", 58));

    private static final List<String> SECRETS = List.of(
            "password",
            "passwd",
            "pwd",
            "secret",
            "token",
            "hash",
            "salt",
            "apikey",
            "api_key",
            "private",
            "credential",
            "certificate",
            "ssn",
            "iban",
            "pin",
            "cvv",
            "cvc");

    private static final List<String> SECRET_MEANINGS = List.of(
            "security.", "bank.account_number", "bank.iban", "card.", "person.document_number", "contact.phone");

    private final Map<String, Explanation> explanations = new HashMap<>();

    /** Looks up what a plan took its columns for. */
    TellingColumns(DataPlan plan) {
        this(plan.explain());
    }

    TellingColumns(Collection<Explanation> explained) {
        explained.forEach(it -> explanations.put(it.table() + "\n" + it.column(), it));
    }

    /** Returns the telling columns of a table in the order of declaration: at most {@link #MOST}, perhaps none. */
    List<String> of(Schema schema, String table) {
        return schema.table(table).map(this::of).orElse(List.of());
    }

    /** Returns the telling columns of a table in the order of declaration: at most {@link #MOST}, perhaps none. */
    List<String> of(Table table) {
        List<Scored> scored = new ArrayList<>();
        Set<String> keys = numbers(table);
        for (Column column : table.columns()) {
            if (!keys.contains(column.name()) && isFit(column)) {
                scored(table, column).ifPresent(scored::add);
            }
        }
        scored.sort(Comparator.comparingInt(Scored::score).reversed());
        int least = !scored.isEmpty() && scored.get(0).score() >= NAMED ? LEAST_BESIDE_NAME : 1;
        Set<String> families = new HashSet<>();
        return scored.stream()
                .filter(it -> it.score() >= least)
                .filter(it -> it.family().isEmpty() || families.add(it.family()))
                .limit(MOST)
                .map(it -> it.column().name())
                .sorted(Comparator.comparingInt(table::position))
                .toList();
    }

    /**
     * A column that tells something.
     *
     * @param family what of several columns one is enough of, such as {@code time}; may be empty
     */
    private record Scored(Column column, int score, String family) {}

    /** Returns a value for a fact: in one line and not long. */
    static String shown(String value) {
        return OutsideText.oneLine(value, LONGEST);
    }

    /** Returns columns that tell a person nothing: numbers of rows here or elsewhere. */
    private static Set<String> numbers(Table table) {
        Set<String> names = new HashSet<>();
        table.foreignKeys().forEach(key -> names.addAll(key.columns()));
        table.columns().stream()
                .filter(column -> column.identity().isPresent())
                .forEach(column -> names.add(column.name()));
        return names;
    }

    private static boolean isFit(Column column) {
        DataType type = column.type();
        boolean fits = type instanceof DataType.EnumType
                || type instanceof DataType.DateType
                || type instanceof DataType.TimestampType
                || type instanceof DataType.YearType
                || type instanceof DataType.IntegerType
                || type instanceof DataType.DecimalType
                || type instanceof DataType.FloatType
                || type instanceof DataType.TextType;
        return fits && !isSecret(column.name());
    }

    /** Returns whether a name is one of something secret. */
    static boolean isSecret(String column) {
        String name = column.toLowerCase(Locale.ROOT);
        List<String> words = NameWords.of(column);
        return SECRETS.stream()
                .anyMatch(secret -> secret.length() > SHORT_WORD ? name.contains(secret) : words.contains(secret));
    }

    private Optional<Scored> scored(Table table, Column column) {
        Explanation explained = explanations.get(table.id() + "\n" + column.name());
        String meaning = explained == null ? "" : explained.meaning();
        if (SECRET_MEANINGS.stream().anyMatch(meaning::startsWith)) {
            return Optional.empty();
        }
        boolean sure = explained != null && explained.confidence() >= SURE && !meaning.startsWith("unknown.");
        int score = sure ? BY_MEANING.getOrDefault(meaning, 0) : scoreOfName(column.name());
        boolean isLong = column.type() instanceof DataType.TextType text && text.maxLength() > LONGEST_TEXT;
        String family =
                FAMILIES.stream().filter(meaning::startsWith).findFirst().orElse("");
        return score == 0
                ? Optional.empty()
                : Optional.of(new Scored(column, isLong && score < NAMED ? score / 2 : score, family));
    }

    private static int scoreOfName(String name) {
        List<String> words = NameWords.of(name);
        return words.isEmpty() ? 0 : BY_WORD.getOrDefault(words.get(words.size() - 1), 0);
    }
}

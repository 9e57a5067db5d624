package dev.rowloom.blueprint;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Fits the rules of the catalogue to the lengths, ranges and lists that a column allows. */
final class RuleFitter {

    private static final int MOST_VALUES = 40;
    private static final int FEWEST_VALUES = 3;
    private static final int FEW_NUMBERS = 12;

    /** The columns of a locale's places by the part they show. */
    private static final Map<String, Integer> PLACE_COLUMNS = Map.of("city", 0, "region", 1, "regionCode", 2);

    /** Where a region's name has so much room, longer names are left out rather than all given as codes. */
    private static final int REGION_ROOM = 20;

    private final LocalWords words;
    private final Times times;
    private final Map<Rule, Integer> lengths = new HashMap<>();

    RuleFitter(LocalWords words, Times times) {
        this.words = words;
        this.times = times;
    }

    /** Returns the first candidate that fits as it is, else the first that can be cut to fit, else nothing. */
    Optional<Rule> fit(MeaningRules rules, ColumnFacts column) {
        List<Rule> admitted = rules.candidates().stream()
                .filter(candidate -> candidate.admits(column))
                .map(MeaningRules.Candidate::rule)
                .map(words::localised)
                .toList();
        return admitted.stream()
                .map(rule -> strict(rule, column))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> admitted.stream()
                        .map(rule -> loose(rule, column))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private Optional<Rule> strict(Rule rule, ColumnFacts column) {
        if (rule instanceof Rule.Temporal temporal) {
            return times.fit(temporal, column);
        } else if (rule instanceof Rule.Number number) {
            return column.is(Family.TEXT) ? Optional.of(rule) : number(number, column, true);
        } else if (rule instanceof Rule.Values values) {
            Optional<Rule> kept = admitted(values.values(), column);
            return kept.filter(it -> it.equals(rule));
        }
        int length = lengths.computeIfAbsent(rule, this::length);
        boolean longEnough = length == 0 || length >= column.domain().minLength();
        return length <= column.maxLength() && longEnough ? Optional.of(rule) : Optional.empty();
    }

    private Optional<Rule> loose(Rule rule, ColumnFacts column) {
        if (rule instanceof Rule.Number number && !column.is(Family.TEXT)) {
            return number(number, column, false);
        } else if (rule instanceof Rule.Values values) {
            return admitted(values.values(), column);
        } else if (rule instanceof Rule.Vocabulary vocabulary) {
            return shortEntries(vocabulary, column);
        } else if (rule instanceof Rule.Text text) {
            return Optional.of(new Rule.Text(
                    text.style(),
                    Math.min(text.minLength(), column.maxLength()),
                    column.maxLength(),
                    text.vocabulary()));
        }
        return rule instanceof Rule.About ? Optional.of(rule) : Optional.empty();
    }

    /** Returns whether a vocabulary has an entry, in whichever case. */
    boolean lists(String vocabulary, String value) {
        return words.vocabularies().get(vocabulary).values(0).stream().anyMatch(value::equalsIgnoreCase);
    }

    /** Returns the length that a rule's texts need to be shown whole, 0 where it does not matter. */
    private int length(Rule rule) {
        if (rule instanceof Rule.Vocabulary named) {
            return longest(named.name(), named.column());
        } else if (rule instanceof Rule.About about && about.subject() == Subject.PLACE) {
            Integer place = PLACE_COLUMNS.get(about.part());
            return place == null
                    ? 0
                    : about.part().equals("region") ? Math.min(REGION_ROOM, longestPlace(place)) : longestPlace(place);
        } else if (rule instanceof Rule.Pattern pattern) {
            return PatternLength.longest(pattern.pattern());
        } else if (rule instanceof Rule.Text text) {
            return text.maxLength();
        }
        return 0;
    }

    private int longestPlace(int place) {
        return words.places().stream()
                .mapToInt(name -> longest(name, place))
                .max()
                .orElse(0);
    }

    private int longest(String vocabulary, int column) {
        return words.vocabularies().get(vocabulary).values(column).stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private Optional<Rule> shortEntries(Rule.Vocabulary rule, ColumnFacts column) {
        Vocabulary list = words.vocabularies().get(rule.name());
        List<Rule.Weighted> entries = new ArrayList<>();
        for (int i = 0; i < list.size() && entries.size() < MOST_VALUES; i++) {
            if (list.value(i, rule.column()).length() <= column.maxLength()) {
                entries.add(new Rule.Weighted(list.value(i, rule.column()), list.weight(i)));
            }
        }
        return entries.size() < FEWEST_VALUES ? Optional.empty() : admitted(entries, column);
    }

    /** Returns those of the values that the column allows; nothing where there are none. */
    Optional<Rule> admitted(List<Rule.Weighted> values, ColumnFacts column) {
        List<Rule.Weighted> kept =
                values.stream().filter(value -> admits(column, value.value())).toList();
        return kept.isEmpty() ? Optional.empty() : Optional.of(new Rule.Values(kept));
    }

    static boolean admits(ColumnFacts column, String value) {
        LongDomain numbers = column.domain().numbers();
        if (numbers != null) {
            BigDecimal exact = Units.exact(column.type(), value);
            return exact != null && Units.floor(exact) == Units.ceiling(exact) && numbers.contains(Units.floor(exact));
        }
        Predicate<String> listed = column.domain().values() == null
                ? text -> true
                : column.domain().allowedValues()::contains;
        int length = value.codePointCount(0, value.length());
        return listed.test(value)
                && !column.domain().excluded().contains(value)
                && length <= column.maxLength()
                && length >= column.domain().minLength();
    }

    /** Cuts the range to the column's domain and the decimals to its scale. */
    static Optional<Rule> number(Rule.Number rule, ColumnFacts column, boolean whole) {
        LongDomain domain = column.domain().numbers();
        if (domain == null || domain.isEmpty()) {
            return Optional.empty();
        }
        int scale = Units.scale(column.type());
        BigDecimal min = new BigDecimal(rule.min());
        BigDecimal max = new BigDecimal(rule.max());
        BigDecimal least = BigDecimal.valueOf(domain.min(), scale);
        BigDecimal most = BigDecimal.valueOf(domain.max(), scale);
        if (whole && (least.compareTo(min) > 0 || most.compareTo(max) < 0)) {
            return Optional.empty();
        }
        boolean apart = least.compareTo(max) >= 0 || most.compareTo(min) <= 0;
        BigDecimal low =
                apart ? least.max(min.signum() < 0 || most.signum() <= 0 ? least : BigDecimal.ZERO) : min.max(least);
        BigDecimal high = apart ? near(least, most, max) : max.min(most);
        int decimals = Math.min(rule.decimals(), scale);
        return Optional.of(new Rule.Number(
                rule.shape(),
                plain(low.setScale(decimals, RoundingMode.CEILING)),
                plain(high.setScale(decimals, RoundingMode.FLOOR).max(low.setScale(decimals, RoundingMode.CEILING))),
                decimals,
                decimals >= 2 ? rule.endings() : List.of()));
    }

    private static BigDecimal near(BigDecimal least, BigDecimal most, BigDecimal span) {
        return most.min(least.abs().max(span).add(least.abs()));
    }

    /** Returns the number without needless zeros or an exponent. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Returns the values where CHECKs leave only a few numbers. */
    static @Nullable List<String> fewNumbers(ColumnFacts column) {
        LongDomain domain = column.domain().numbers();
        boolean number = column.type() instanceof DataType.IntegerType
                || column.type() instanceof DataType.DecimalType
                || column.type() instanceof DataType.FloatType
                || column.type() instanceof DataType.YearType;
        if (domain == null || domain.isEmpty() || !number) {
            return null;
        }
        boolean narrowed = domain.size() <= FEW_NUMBERS
                && domain.size() < Units.all(column.type()).size();
        if (!narrowed || Units.scale(column.type()) > 0 && domain.max() - domain.min() < domain.size() * 10) {
            return null;
        }
        List<String> values = new ArrayList<>();
        for (long rank = 0; rank < domain.size(); rank++) {
            values.add(plain(BigDecimal.valueOf(domain.get(rank), Units.scale(column.type()))));
        }
        return values;
    }
}

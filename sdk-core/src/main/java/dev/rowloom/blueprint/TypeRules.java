package dev.rowloom.blueprint;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.DataType.IntervalField;
import dev.rowloom.schema.Dialect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules for types whose values are texts of a particular form, whatever the column means. */
final class TypeRules {

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final String HEX = "[0-9a-f]{2}";
    private static final int MOST_BYTES = 64;

    /** The forms of types that are known by name only, where they hold words. */
    private static final Map<String, Rule> WORDED = Map.ofEntries(
            Map.entry("tsvector", new Rule.Template("{common/adjectives} {common/nouns}")),
            Map.entry("tsquery", new Rule.Template("{common/nouns}")),
            Map.entry("hstore", new Rule.Template("\"kind\"=>\"{common/nouns}\"")),
            Map.entry("ltree", new Rule.Template("Top.{common/nouns|slug}")),
            Map.entry("geometry", pattern("POINT\\(-?[1-9][0-9]\\.[0-9]{4} -?[1-6][0-9]\\.[0-9]{4}\\)")),
            Map.entry("geography", pattern("POINT\\(-?[1-9][0-9]\\.[0-9]{4} -?[1-6][0-9]\\.[0-9]{4}\\)")));

    private static final Pattern DIMENSIONS = Pattern.compile("\\((?:\\s*)([0-9]{1,5})\\b");

    private TypeRules() {}

    private static Rule pattern(String pattern) {
        return new Rule.Pattern(pattern);
    }

    /** Returns the rule that the type alone asks for, or empty where the meaning decides. */
    static Optional<Rule> of(ColumnFacts column, Dialect dialect) {
        DataType type = column.type();
        if (dialect.isSpatial(type)) {
            return Optional.of(pattern(WellKnownText.pattern(((DataType.OpaqueType) type).name())));
        } else if (type instanceof DataType.UuidType) {
            return Optional.of(new Rule.Uuid());
        } else if (type instanceof DataType.NetworkType network) {
            return Optional.of(pattern(network(network.kind())));
        } else if (type instanceof DataType.SetType set) {
            return Optional.of(set(set.labels()));
        } else if (type instanceof DataType.BitType bit && !column.is(Family.BIT1)) {
            return Optional.of(pattern(TextForms.bits(bit).pattern()));
        } else if (type instanceof DataType.IntervalType && isOfMonths(column)) {
            return Optional.of(pattern("[1-9]-[1-9]"));
        } else if (type instanceof DataType.IntervalType interval) {
            return interval(interval);
        } else if (type instanceof DataType.ArrayType array) {
            return Optional.of(array(array.element()));
        } else if (type instanceof DataType.RangeType range) {
            return Optional.of(pattern(TextForms.range(range.element()).pattern()));
        } else if (type instanceof DataType.CompositeType composite) {
            return Optional.of(pattern(TextForms.composite(composite).pattern()));
        } else if (type instanceof DataType.OpaqueType opaque) {
            return Optional.of(opaque(opaque, column));
        } else if (type instanceof DataType.BinaryType binary && binary.padding() == DataType.Padding.FIXED) {
            return Optional.of(new Rule.Bytes(binary.maxLength(), binary.maxLength()));
        } else if (type instanceof DataType.BinaryType binary && binary.maxLength() < MOST_BYTES) {
            return Optional.of(new Rule.Bytes(Math.min(4, binary.maxLength()), binary.maxLength()));
        }
        return Optional.empty();
    }

    /** The literals of standard SQL: {@code 2-11}, {@code 4 15:30:00}, {@code 3}; of a type with all fields the meaning decides. */
    private static Optional<Rule> interval(DataType.IntervalType type) {
        boolean months = type.last().compareTo(IntervalField.MONTH) <= 0;
        if (type.first().compareTo(IntervalField.MONTH) <= 0 && !months) {
            return Optional.empty();
        }
        StringBuilder pattern = new StringBuilder();
        for (IntervalField field : EnumSet.range(type.first(), type.last())) {
            if (field == type.first()) {
                pattern.append("[1-9]");
            } else if (field == IntervalField.MONTH) {
                pattern.append("-([0-9]|1[01])");
            } else {
                pattern.append(field == IntervalField.HOUR ? " ([01][0-9]|2[0-3])" : ":[0-5][0-9]");
            }
        }
        return Optional.of(pattern(pattern.toString()));
    }

    /** Returns the pattern of an address. */
    static String network(DataType.NetworkKind kind) {
        return switch (kind) {
            case INET -> "10\\.([1-9]|[1-9][0-9]|1[0-9]{2})\\.([0-9]|[1-9][0-9]|1[0-9]{2})\\.([1-9]|[1-9][0-9])";
            case INET6 -> "fd00(:[1-9a-f][0-9a-f]{3}){3}::[1-9a-f][0-9a-f]{0,2}";
            case CIDR -> "10\\.([1-9]|[1-9][0-9]|1[0-9]{2})\\.([0-9]|[1-9][0-9]|1[0-9]{2})\\.0/24";
            case MACADDR -> "02" + (":" + HEX).repeat(5);
            case MACADDR8 -> "02" + (":" + HEX).repeat(7);
        };
    }

    /** Single labels most of the time, sometimes two. */
    private static Rule set(List<String> labels) {
        List<Rule.Weighted> values = new ArrayList<>();
        labels.forEach(label -> values.add(new Rule.Weighted(label, 3)));
        for (int i = 1; i < labels.size(); i++) {
            values.add(new Rule.Weighted(labels.get(i - 1) + "," + labels.get(i), 1));
        }
        if (labels.size() == 1) {
            values.add(new Rule.Weighted("", 1));
        }
        return new Rule.Values(values);
    }

    // INTERVAL YEAR TO MONTH has no days: in the notation of the standard
    private static boolean isOfMonths(ColumnFacts column) {
        return column.column().declaredType().toLowerCase(Locale.ROOT).trim().endsWith("year to month");
    }

    private static Rule opaque(DataType.OpaqueType type, ColumnFacts column) {
        String name =
                type.name().contains("(") ? type.name().substring(0, type.name().indexOf('(')) : type.name();
        String plain = name.trim();
        Rule known = plain.equals("point") && isOnEarth(column)
                ? pattern("\\(-?[1-9][0-9]\\.[0-9]{4},-?[1-6][0-9]\\.[0-9]{4}\\)")
                : WORDED.get(plain);
        if (known == null) {
            known = TextForms.named(type).map(form -> pattern(form.pattern())).orElse(null);
        }
        boolean omissible = column.column().defaultValue().isPresent()
                || column.column().isNullable() && !column.table().isInKey(column.name());
        if (known == null && plain.equals("vector")) {
            return vector(column);
        } else if (known == null || plain.startsWith("geo")) {
            return omissible ? new Rule.Database() : known == null ? new Rule.Template("{common/nouns}") : known;
        }
        return known;
    }

    private static boolean isOnEarth(ColumnFacts column) {
        return Set.of("lat", "latitude", "longitude", "location", "position", "coordinate", "geo", "gps").stream()
                .anyMatch(column::hasWord);
    }

    /** {@code vector(3)}, Oracle's {@code vector(3, float32)}: as many numbers as declared. */
    private static Rule vector(ColumnFacts column) {
        Matcher declared = DIMENSIONS.matcher(column.column().declaredType());
        int size = declared.find() ? Math.max(1, Integer.parseInt(declared.group(1))) : 3;
        return pattern("\\[0\\.[0-9]{3}" + (size > 1 ? "(,0\\.[0-9]{3}){" + (size - 1) + "}" : "") + "\\]");
    }

    private static Rule array(DataType element) {
        if (element instanceof DataType.EnumType labels) {
            return new Rule.Values(labels.labels().stream()
                    .map(label -> new Rule.Weighted(
                            "{\"" + label.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}", 1))
                    .toList());
        } else if (element instanceof DataType.TextType text) {
            return text.maxLength() >= 10
                    ? new Rule.Template("{{{common/nouns},{common/nouns}}")
                    : pattern("\\{[A-Z]\\}");
        } else if (element instanceof DataType.NetworkType network) {
            return pattern("\\{" + network(network.kind()) + "\\}");
        } else if (element instanceof DataType.JsonType) {
            return new Rule.Values(List.of(new Rule.Weighted("{\"{}\"}", 1), new Rule.Weighted("{\"[]\"}", 1)));
        } else if (element instanceof DataType.ArrayType inner) {
            return array(inner.element());
        } else if (!isPlain(element)) {
            return pattern(TextForms.array(element).pattern());
        }
        return pattern("\\{" + element(element) + "(," + element(element) + ")?\\}");
    }

    private static boolean isPlain(DataType element) {
        boolean narrow = element instanceof DataType.DecimalType number
                && number.precision() > 0
                && number.precision() - number.scale() < 2;
        return !narrow
                && !(element instanceof DataType.OpaqueType)
                && !(element instanceof DataType.RangeType)
                && !(element instanceof DataType.CompositeType)
                && !(element instanceof DataType.BitType)
                && !(element instanceof DataType.XmlType);
    }

    /** Returns the pattern of an element that needs no quotes in an array. */
    static String element(DataType element) {
        if (element instanceof DataType.BooleanType) {
            return "[tf]";
        } else if (element instanceof DataType.UuidType) {
            return UUID;
        } else if (element instanceof DataType.DateType) {
            return "202[0-5]-0[1-9]-[0-2][1-8]";
        } else if (element instanceof DataType.TimestampType) {
            return "\"202[0-5]-0[1-9]-[0-2][1-8] [01][0-9]:[0-5][0-9]:00\"";
        } else if (element instanceof DataType.TimeType) {
            return "[01][0-9]:[0-5][0-9]:00";
        } else if (element instanceof DataType.IntervalType) {
            return "[1-9]d";
        } else if (element instanceof DataType.BinaryType) {
            return "\"\\\\\\\\x[0-9a-f]{8}\"";
        }
        return "[1-9][0-9]?";
    }
}

package dev.rowloom.blueprint;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.DataType.IntervalField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules for types whose values are texts of a particular form, whatever the column means. */
final class TypeRules {

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final String HEX = "[0-9a-f]{2}";
    private static final int MOST_BITS = 64;
    private static final int MOST_BYTES = 64;

    /** The input forms of types that are known by name only. */
    private static final Map<String, Rule> OPAQUE = Map.ofEntries(
            Map.entry("point", pattern("\\(-?[1-9][0-9]\\.[0-9]{4},-?[1-9][0-9]\\.[0-9]{4}\\)")),
            Map.entry("line", pattern("\\{[1-9],-[1-9],[0-9]\\}")),
            Map.entry("lseg", pattern("\\[\\([0-9],[0-9]\\),\\([1-9][0-9],[1-9][0-9]\\)\\]")),
            Map.entry("box", pattern("\\([1-9][0-9],[1-9][0-9]\\),\\([0-9],[0-9]\\)")),
            Map.entry("path", pattern("\\[\\([0-9],[0-9]\\),\\([1-9][0-9],[1-9][0-9]\\)\\]")),
            Map.entry("polygon", pattern("\\(\\([0-9],[0-9]\\),\\([1-9][0-9],[0-9]\\),\\([0-9],[1-9][0-9]\\)\\)")),
            Map.entry("circle", pattern("<\\([0-9],[0-9]\\),[1-9]>")),
            Map.entry("tsvector", new Rule.Template("{common/adjectives} {common/nouns}")),
            Map.entry("tsquery", new Rule.Template("{common/nouns}")),
            Map.entry("hstore", new Rule.Template("\"kind\"=>\"{common/nouns}\"")),
            Map.entry("ltree", new Rule.Template("Top.{common/nouns|slug}")),
            Map.entry("lquery", new Rule.Template("Top.*")),
            Map.entry("cube", pattern("\\([0-9],[0-9],[0-9]\\)")),
            Map.entry("pg_lsn", pattern("[1-9A-F]/[0-9A-F]{8}")),
            Map.entry("txid_snapshot", pattern("1[0-9]:3[0-9]:")),
            Map.entry("jsonpath", new Rule.Template("$.name")),
            Map.entry("isbn", pattern("978030640615-7")),
            Map.entry("geometry", pattern("POINT\\(-?[1-9][0-9]\\.[0-9]{4} -?[1-6][0-9]\\.[0-9]{4}\\)")),
            Map.entry("geography", pattern("POINT\\(-?[1-9][0-9]\\.[0-9]{4} -?[1-6][0-9]\\.[0-9]{4}\\)")),
            Map.entry("regclass", new Rule.Template("pg_class")),
            Map.entry("regtype", new Rule.Template("text")),
            Map.entry("regproc", new Rule.Template("now")),
            Map.entry("xid", pattern("[1-9][0-9]{3}")),
            Map.entry("cid", pattern("[0-9]")),
            Map.entry("tid", pattern("\\([0-9],[1-9]\\)")));

    private TypeRules() {}

    private static Rule pattern(String pattern) {
        return new Rule.Pattern(pattern);
    }

    /** Returns the rule that the type alone asks for, or empty where the meaning decides. */
    static Optional<Rule> of(ColumnFacts column) {
        DataType type = column.type();
        if (type instanceof DataType.UuidType) {
            return Optional.of(new Rule.Uuid());
        } else if (type instanceof DataType.NetworkType network) {
            return Optional.of(network(network.kind()));
        } else if (type instanceof DataType.SetType set) {
            return Optional.of(set(set.labels()));
        } else if (type instanceof DataType.BitType bit && !column.is(Family.BIT1)) {
            int length = Math.min(bit.length(), MOST_BITS);
            boolean fixed = bit.padding() == DataType.Padding.FIXED;
            return Optional.of(pattern(fixed ? "[01]{" + length + "}" : "[01]{1," + Math.min(8, length) + "}"));
        } else if (type instanceof DataType.IntervalType interval) {
            return interval(interval);
        } else if (type instanceof DataType.ArrayType array) {
            return Optional.of(array(array.element()));
        } else if (type instanceof DataType.RangeType range) {
            return Optional.of(range(range.element()));
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

    private static Rule network(DataType.NetworkKind kind) {
        return pattern(
                switch (kind) {
                    case INET ->
                        "10\\.([1-9]|[1-9][0-9]|1[0-9]{2})\\.([0-9]|[1-9][0-9]|1[0-9]{2})\\.([1-9]|[1-9][0-9])";
                    case CIDR -> "10\\.([1-9]|[1-9][0-9]|1[0-9]{2})\\.([0-9]|[1-9][0-9]|1[0-9]{2})\\.0/24";
                    case MACADDR -> "02" + (":" + HEX).repeat(5);
                    case MACADDR8 -> "02" + (":" + HEX).repeat(7);
                });
    }

    /** Single labels most of the time, sometimes two. */
    private static Rule set(List<String> labels) {
        List<Rule.Weighted> values = new ArrayList<>();
        labels.forEach(label -> values.add(new Rule.Weighted(label, 3)));
        for (int i = 1; i < labels.size(); i++) {
            values.add(new Rule.Weighted(labels.get(i - 1) + "," + labels.get(i), 1));
        }
        return new Rule.Values(values);
    }

    private static Rule opaque(DataType.OpaqueType type, ColumnFacts column) {
        String name =
                type.name().contains("(") ? type.name().substring(0, type.name().indexOf('(')) : type.name();
        Rule known = OPAQUE.get(name.trim());
        boolean omissible = column.column().defaultValue().isPresent()
                || column.column().isNullable() && !column.table().isInKey(column.name());
        if (known == null && name.trim().equals("vector")) {
            return vector(column);
        } else if (known == null || name.startsWith("geo") || name.equals("point") && isMySql(column)) {
            return omissible ? new Rule.Database() : known == null ? new Rule.Template("{common/nouns}") : known;
        }
        return known;
    }

    private static boolean isMySql(ColumnFacts column) {
        return column.column().declaredType().toUpperCase(java.util.Locale.ROOT).contains("SRID");
    }

    /** {@code vector(3)}: as many numbers as declared. */
    private static Rule vector(ColumnFacts column) {
        String declared = column.column().declaredType();
        int open = declared.indexOf('(');
        int close = declared.indexOf(')', open + 1);
        int size = open < 0 || close < 0
                ? 3
                : Math.max(
                        1, Integer.parseInt(declared.substring(open + 1, close).trim()));
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
            String inner = ((Rule.Pattern) network(network.kind())).pattern();
            return pattern("\\{" + inner + "\\}");
        } else if (element instanceof DataType.JsonType) {
            return new Rule.Values(List.of(new Rule.Weighted("{\"{}\"}", 1), new Rule.Weighted("{\"[]\"}", 1)));
        } else if (element instanceof DataType.ArrayType inner) {
            return array(inner.element());
        } else if (element instanceof DataType.OpaqueType || element instanceof DataType.RangeType) {
            return new Rule.Values(List.of(new Rule.Weighted("{}", 1)));
        }
        return pattern("\\{" + element(element) + "(," + element(element) + ")?\\}");
    }

    private static Rule range(DataType element) {
        if (element instanceof DataType.DateType) {
            return pattern("\\[2024-0[1-9]-[0-2][1-8],2025-0[1-9]-[0-2][1-8]\\)");
        } else if (element instanceof DataType.TimestampType) {
            return pattern("\\[\"2024-0[1-9]-[0-2][1-8] 08:00:00\",\"2025-0[1-9]-[0-2][1-8] 17:00:00\"\\)");
        }
        return pattern("\\[[1-9],[1-9][0-9]\\)");
    }

    /** Returns the pattern of an element that needs no quotes in an array. */
    private static String element(DataType element) {
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

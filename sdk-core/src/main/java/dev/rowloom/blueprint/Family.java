package dev.rowloom.blueprint;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a column's type is good for, as the catalogue names it; a column belongs to several families. */
enum Family {
    TEXT("text"),
    LONG_TEXT("longText"),
    CHAR1("char1"),
    INTEGER("integer"),
    WHOLE("whole"),
    DECIMAL("decimal"),
    FLOAT("float"),
    FRACTION("fraction"),
    NUMBER("number"),
    TINY("tiny"),
    BOOLEAN("boolean"),
    BIT("bit"),
    BIT1("bit1"),
    TWO_LABELS("twoLabels"),
    FLAG("flag"),
    DATE("date"),
    TIMESTAMP("timestamp"),
    MOMENT("moment"),
    TIME("time"),
    YEAR("year"),
    INTERVAL("interval"),
    UUID("uuid"),
    JSON("json"),
    XML("xml"),
    ENUM("enum"),
    SET("set"),
    BINARY("binary"),
    NETWORK("network"),
    ARRAY("array"),
    RANGE("range"),
    OPAQUE("opaque");

    private static final int LONG = 1000;
    private static final int TINY_RANGE = 255;
    private static final int LONGEST_SWITCH = 5;
    private static final int LONGEST_ON = 3;

    private final String word;

    Family(String word) {
        this.word = word;
    }

    /** Returns the family of a word. */
    static Family named(String word) {
        for (Family family : values()) {
            if (family.word.equals(word)) {
                return family;
            }
        }
        throw new IllegalArgumentException("unknown family " + word);
    }

    /** Returns the words of all families. */
    static List<String> words() {
        return Arrays.stream(values()).map(family -> family.word).toList();
    }

    /** Returns the families of a column. */
    static Set<Family> of(Column column, ColumnDomain domain, Words words) {
        Set<Family> families = EnumSet.noneOf(Family.class);
        addType(families, column.type());
        if (isTwoLabels(column.type(), domain, words) || isSwitch(column, words)) {
            families.add(TWO_LABELS);
        }
        if (families.contains(BOOLEAN)
                || families.contains(BIT1)
                || families.contains(TINY)
                || families.contains(CHAR1)
                || families.contains(TWO_LABELS)
                || isLooseSwitch(column)) {
            families.add(FLAG);
        }
        return families;
    }

    private static void addType(Set<Family> families, DataType type) {
        if (type instanceof DataType.TextType text) {
            families.add(TEXT);
            add(families, LONG_TEXT, text.maxLength() >= LONG);
            add(families, CHAR1, text.maxLength() == 1);
        } else if (type instanceof DataType.IntegerType integer) {
            families.addAll(List.of(INTEGER, WHOLE, NUMBER));
            add(families, TINY, integer.max() - integer.min() <= TINY_RANGE && integer.max() - integer.min() > 0);
        } else if (type instanceof DataType.DecimalType decimal) {
            boolean whole = decimal.precision() > 0 && decimal.scale() <= 0;
            families.addAll(List.of(DECIMAL, NUMBER, whole ? WHOLE : FRACTION));
            add(families, WHOLE, decimal.precision() <= 0);
            add(families, TINY, whole && decimal.precision() == 1);
        } else if (type instanceof DataType.FloatType) {
            families.addAll(List.of(FLOAT, FRACTION, NUMBER));
        } else if (type instanceof DataType.BitType bits) {
            families.add(BIT);
            add(families, BIT1, bits.length() == 1);
        } else if (type instanceof DataType.DateType) {
            families.addAll(List.of(DATE, MOMENT));
        } else if (type instanceof DataType.TimestampType) {
            families.addAll(List.of(TIMESTAMP, MOMENT));
        } else {
            families.add(other(type));
        }
    }

    private static Family other(DataType type) {
        if (type instanceof DataType.BooleanType) {
            return BOOLEAN;
        } else if (type instanceof DataType.TimeType) {
            return TIME;
        } else if (type instanceof DataType.YearType) {
            return YEAR;
        } else if (type instanceof DataType.IntervalType) {
            return INTERVAL;
        } else if (type instanceof DataType.UuidType) {
            return UUID;
        } else if (type instanceof DataType.JsonType) {
            return JSON;
        } else if (type instanceof DataType.XmlType) {
            return XML;
        } else if (type instanceof DataType.EnumType) {
            return ENUM;
        } else if (type instanceof DataType.SetType) {
            return SET;
        } else if (type instanceof DataType.BinaryType) {
            return BINARY;
        } else if (type instanceof DataType.NetworkType) {
            return NETWORK;
        } else if (type instanceof DataType.ArrayType) {
            return ARRAY;
        }
        return type instanceof DataType.RangeType ? RANGE : OPAQUE;
    }

    private static void add(Set<Family> families, Family family, boolean condition) {
        if (condition) {
            families.add(family);
        }
    }

    /** An unlimited text with the default 0 or 1, or a very short one that is empty where {@code on} is not set. */
    private static boolean isLooseSwitch(Column column) {
        if (!(column.type() instanceof DataType.TextType text)) {
            return false;
        }
        String given = ColumnFacts.defaultLiteral(column).orElse("?");
        boolean digit = text.maxLength() == DataType.UNLIMITED && (given.equals("0") || given.equals("1"));
        return digit || text.maxLength() <= LONGEST_ON && given.isEmpty();
    }

    /** A short text with a default such as {@code 'N'} or {@code 'on'}. */
    private static boolean isSwitch(Column column, Words words) {
        return column.type() instanceof DataType.TextType text
                && text.maxLength() <= LONGEST_SWITCH
                && ColumnFacts.defaultLiteral(column)
                        .filter(value -> words.isTrue(value) || words.isFalse(value))
                        .filter(value -> text.maxLength() == 1 || !Character.isDigit(value.charAt(0)))
                        .isPresent();
    }

    /** A list such as Y and N, or a CHECK that leaves 0 and 1. */
    private static boolean isTwoLabels(DataType type, ColumnDomain domain, Words words) {
        LongDomain numbers = domain.numbers();
        if (numbers != null && Units.counts(type) && !(type instanceof DataType.BooleanType) && !numbers.isEmpty()) {
            BigDecimal one = Units.exact(type, 1L);
            return numbers.min() == 0 && one != null && numbers.max() == one.longValue() && numbers.size() == 2;
        }
        List<String> values = domain.allowedValues();
        return values.size() == 2
                && values.stream().anyMatch(words::isFalse)
                && values.stream().anyMatch(words::isTrue);
    }
}

package dev.rowloom.schema;

import dev.rowloom.schema.TextEquality.Sensitivity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes columns of any dialect as H2 declares them. */
final class H2Columns {

    private static final int LONGEST = 1_000_000;
    private static final int MOST_DIGITS = 100_000;

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");
    private static final Pattern TEXT = Pattern.compile("'(?:[^'\\\\]|'')*'");
    private static final Pattern CAST = Pattern.compile("::[\\w .\"]+(\\(\\d+\\))?$");
    private static final Pattern NOW =
            Pattern.compile("(?i)now\\(\\)|(?:current_timestamp|localtimestamp|getdate|sysdatetime)(?:\\(\\d?\\))?");
    private static final Pattern TODAY = Pattern.compile("(?i)current_date(?:\\(\\))?|curdate\\(\\)");
    private static final Pattern RANDOM_UUID = Pattern.compile("(?i)(?:gen_random_uuid|uuid_generate_v4|uuid)\\(\\)");

    private final Dialect dialect;

    H2Columns(Dialect dialect) {
        this.dialect = dialect;
    }

    String declaration(Column column) {
        return quote(column.name()) + " " + type(column.type()) + numbering(column)
                + (column.isNullable() || column.computedAs().isPresent() ? "" : " NOT NULL");
    }

    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static String quote(TableName name) {
        return (name.qualifier() == null ? "" : quote(name.qualifier()) + ".") + quote(name.name());
    }

    /** Returns the identity or default, with a space in front. */
    private String numbering(Column column) {
        Optional<Identity> identity = column.identity();
        if (identity.isEmpty()) {
            return column.defaultValue()
                    .flatMap(this::defaultValue)
                    .map(it -> " DEFAULT " + it)
                    .orElse("");
        }
        Identity numbers = identity.get();
        return numbers.kind() == Identity.Kind.SEQUENCE_DEFAULT && numbers.sequence() != null
                ? " DEFAULT NEXT VALUE FOR " + quote(numbers.sequence())
                : " GENERATED " + (numbers.kind() == Identity.Kind.ALWAYS ? "ALWAYS" : "BY DEFAULT")
                        + " AS IDENTITY (START WITH " + numbers.start() + " INCREMENT BY " + numbers.increment()
                        + least(numbers) + ")";
    }

    /** H2 can't restart a sequence that counts down to its default end. */
    private static String least(Identity numbers) {
        return numbers.increment() < 0
                ? " MINVALUE " + Math.min(Integer.MIN_VALUE, numbers.start() + numbers.increment())
                : "";
    }

    /** Returns whether a type of values is text in H2 for want of its own, so that conditions mean something else. */
    static boolean isText(DataType type) {
        return type instanceof DataType.RangeType
                || type instanceof DataType.NetworkType
                || type instanceof DataType.BitType
                || type instanceof DataType.IntervalType
                || type instanceof DataType.CompositeType
                || type instanceof DataType.OpaqueType
                || type instanceof DataType.XmlType
                || type instanceof DataType.SetType
                || type instanceof DataType.JsonType
                || type instanceof DataType.ArrayType;
    }

    private Optional<String> defaultValue(String declared) {
        String plain = CAST.matcher(declared.strip()).replaceFirst("");
        if (NUMBER.matcher(plain).matches() || TEXT.matcher(plain).matches()) {
            return Optional.of(plain);
        } else if (List.of("true", "false", "null").contains(plain.toLowerCase(Locale.ROOT))) {
            return Optional.of(plain.toUpperCase(Locale.ROOT));
        } else if (NOW.matcher(plain).matches()) {
            return Optional.of("CURRENT_TIMESTAMP");
        } else if (TODAY.matcher(plain).matches()) {
            return Optional.of("CURRENT_DATE");
        }
        return RANDOM_UUID.matcher(plain).matches() ? Optional.of("RANDOM_UUID()") : Optional.empty();
    }

    String type(DataType type) {
        if (type instanceof DataType.IntegerType number) {
            return number(number);
        } else if (type instanceof DataType.DecimalType number) {
            boolean open = number.precision() == 0 || number.precision() > MOST_DIGITS;
            return open ? "DECFLOAT" : "NUMERIC(" + number.precision() + ", " + number.scale() + ")";
        } else if (type instanceof DataType.FloatType number) {
            return number.bits() == 32 ? "REAL" : "DOUBLE PRECISION";
        } else if (type instanceof DataType.BooleanType) {
            return "BOOLEAN";
        } else if (type instanceof DataType.TextType text) {
            return text(text);
        } else if (type instanceof DataType.BinaryType binary) {
            return "VARBINARY" + length(binary.maxLength());
        } else if (type instanceof DataType.EnumType labels) {
            return labels(labels);
        } else if (type instanceof DataType.ArrayType array) {
            return type(array.element()) + " ARRAY";
        }
        return temporalOrOther(type);
    }

    private static String temporalOrOther(DataType type) {
        if (type instanceof DataType.DateType) {
            return "DATE";
        } else if (type instanceof DataType.TimeType time) {
            return "TIME(" + time.precision() + ")" + zone(time.zone());
        } else if (type instanceof DataType.TimestampType time) {
            return "TIMESTAMP(" + Math.max(0, time.precision()) + ")" + zone(time.zone());
        } else if (type instanceof DataType.YearType) {
            return "SMALLINT";
        } else if (type instanceof DataType.UuidType) {
            return "UUID";
        }
        return type instanceof DataType.JsonType ? "JSON" : "VARCHAR";
    }

    private static String zone(DataType.Zone zone) {
        return zone == DataType.Zone.WITH_ZONE ? " WITH TIME ZONE" : "";
    }

    private static String number(DataType.IntegerType number) {
        if (number.min() >= Short.MIN_VALUE && number.max() <= Short.MAX_VALUE) {
            return "SMALLINT";
        }
        return number.min() >= Integer.MIN_VALUE && number.max() <= Integer.MAX_VALUE ? "INTEGER" : "BIGINT";
    }

    private String text(DataType.TextType text) {
        // H2 does not take that type where it behaves as PostgreSQL
        if (text.equality().letterCase() == Sensitivity.IGNORED
                && !dialect.name().equals("postgresql")) {
            return "VARCHAR_IGNORECASE" + length(text.maxLength());
        }
        boolean padded =
                text.padding() == DataType.Padding.FIXED && !dialect.name().equals("mysql");
        return (padded ? "CHAR" : "VARCHAR") + length(text.maxLength());
    }

    private static String length(int length) {
        return length < 1 || length > LONGEST ? "" : "(" + length + ")";
    }

    private static String labels(DataType.EnumType type) {
        long distinct = type.labels().stream()
                .map(label -> label.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        boolean plain = !type.labels().isEmpty()
                && distinct == type.labels().size()
                && type.labels().stream().noneMatch(String::isBlank);
        return plain
                ? "ENUM("
                        + String.join(
                                ", ",
                                type.labels().stream()
                                        .map(label -> '\'' + label.replace("'", "''") + '\'')
                                        .toList())
                        + ")"
                : "VARCHAR";
    }
}

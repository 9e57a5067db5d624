package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.TypeDeclaration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compiles conversions to a type that is given by name. */
final class CastCompiler {

    private static final Pattern TYPE = Pattern.compile(
            "([a-z_][a-z0-9_. ]*?)\\s*(?:\\(([^)]*)\\))?\\s*((?:with|without) (?:local )?time zone|unsigned(?: integer)?)?\\s*((?:\\[\\d*])*)");

    private final Scope scope;

    CastCompiler(Scope scope) {
        this.scope = scope;
    }

    Typed compile(Typed operand, String typeName) {
        if (scope.has(Feature.DYNAMIC_TYPES)) {
            return SqliteCast.compile(operand, typeName);
        }
        DataType type = type(typeName);
        if (type instanceof DataType.OpaqueType || operand.isNull()) {
            // of a domain or an enumeration, whose values are those of the operand
            return operand.isNull() ? operand.as(ValueType.of(type)) : operand;
        }
        ValueType target = target(type);
        Kind from = operand.kind();
        if (!Conversions.possible(from, target.kind())) {
            throw new UnsupportedPartException("a conversion of " + from + " to " + typeName);
        }
        Function<Object, Object> conversion = conversion(type, target, from);
        Code code = operand.code();
        return Folding.fold(
                target,
                row -> {
                    Object value = code.run(row);
                    return value == null ? null : conversion.apply(value);
                },
                operand);
    }

    private ValueType target(DataType type) {
        ValueType target = ValueType.of(type);
        boolean number = target.is(Kind.BOOLEAN) && scope.has(Feature.BOOLEANS_ARE_NUMBERS);
        return number ? ValueType.INTEGER : target.is(Kind.TEXT) ? textual(type) : target;
    }

    // A cast's text has no collation of its own but for a type that is one.
    private static ValueType textual(DataType type) {
        boolean own = type instanceof DataType.TextType text
                && (text.padding() == DataType.Padding.FIXED
                        || text.equality().equals(dev.rowloom.schema.TextEquality.CASE_INSENSITIVE));
        return ValueType.text(own ? ((DataType.TextType) type).equality() : null);
    }

    /** Returns the type of that name in the dialect. */
    private DataType type(String name) {
        Matcher parts = TYPE.matcher(name);
        if (!parts.matches()) {
            throw new UnsupportedPartException("a conversion to " + name);
        }
        String base = parts.group(1);
        String bare = base.substring(base.lastIndexOf('.') + 1).strip();
        List<String> arguments = new ArrayList<>();
        if (parts.group(2) != null) {
            for (String argument : parts.group(2).split(",", -1)) {
                arguments.add(argument.strip());
            }
        }
        Set<String> attributes = parts.group(3) == null ? Set.of() : Set.of(parts.group(3));
        int dimensions = (int) parts.group(4).chars().filter(c -> c == '[').count();
        return alias(bare, new TypeDeclaration(bare, arguments, attributes, dimensions, null));
    }

    // MySQL's CAST knows names that no column can have.
    private DataType alias(String name, TypeDeclaration declaration) {
        return switch (name) {
            case "signed", "signed integer" -> DataType.IntegerType.signed(64);
            case "unsigned", "unsigned integer" -> DataType.IntegerType.unsigned(64);
            case "interval" -> new DataType.IntervalType();
            default -> scope.dialect().type(declaration);
        };
    }

    private Function<Object, Object> conversion(DataType type, ValueType target, Kind from) {
        Kind kind = target.kind();
        Kind element = target.element();
        if (kind == Kind.RANGE && element != null) {
            return value -> value instanceof Span ? value : Span.read(element, value.toString());
        } else if (type instanceof DataType.IntegerType integer) {
            return value -> inRange(integer, whole(value));
        } else if (type instanceof DataType.DecimalType decimal && decimal.precision() > 0) {
            return value -> rounded(decimal, Numbers.decimal(exact(value)));
        } else if (type instanceof DataType.TextType text && text.maxLength() != DataType.UNLIMITED) {
            return value -> cut(text, text(value));
        } else if (type instanceof DataType.TimestampType timestamp) {
            int digits = timestamp.precision();
            return value -> precise(Conversions.moment(value), digits);
        } else if (kind == Kind.JSON && from.isText()) {
            return CastCompiler::document;
        } else if (kind == Kind.TEXT) {
            return this::text;
        } else if (kind == Kind.FLOAT && target.bits() <= 32) {
            return value -> (Double) (double) (float) Numbers.real(Conversions.to(kind, value));
        } else if (from.isText() && kind == Kind.DECIMAL) {
            return this::exact;
        }
        return value -> Conversions.to(kind, value);
    }

    private static Object document(Object value) {
        Json.read(value);
        return value.toString();
    }

    private Object exact(Object value) {
        if (value instanceof String text) {
            return scope.has(Feature.LENIENT_NUMBERS) ? Numbers.leading(text) : Conversions.decimal(text);
        }
        return Conversions.to(Kind.DECIMAL, value);
    }

    private Long whole(Object value) {
        if (value instanceof String text) {
            return scope.has(Feature.LENIENT_NUMBERS)
                    ? Numbers.wholeOf(Numbers.decimal(Numbers.leading(text)))
                    : (Long) Conversions.to(Kind.INTEGER, text);
        }
        if (scope.has(Feature.CASTS_TRUNCATE)) {
            return Numbers.wholeOf(Numbers.decimal(value));
        }
        boolean exact = value instanceof Double && !scope.has(Feature.ROUNDS_HALF_TO_EVEN);
        return Numbers.whole(exact ? Numbers.decimal(value) : value);
    }

    private static Object inRange(DataType.IntegerType type, Long value) {
        if (value < type.min() || value > type.max()) {
            throw new EvaluationException("number out of range");
        }
        return value;
    }

    private static Object rounded(DataType.DecimalType type, BigDecimal value) {
        BigDecimal rounded = value.setScale(type.scale(), RoundingMode.HALF_UP);
        if (rounded.precision() - rounded.scale() > type.precision() - type.scale() && rounded.signum() != 0) {
            throw new EvaluationException("number out of range");
        }
        return rounded;
    }

    private String text(Object value) {
        return value instanceof Boolean truth && scope.has(Feature.BOOLEANS_ARE_NUMBERS)
                ? (truth ? "1" : "0")
                : Conversions.text(value);
    }

    private static String cut(DataType.TextType type, String text) {
        String cut = Texts.length(text) > type.maxLength() ? Texts.slice(text, 0, type.maxLength()) : text;
        return type.padding() == DataType.Padding.FIXED ? Texts.withoutTrailingSpaces(cut) : cut;
    }

    private static LocalDateTime precise(LocalDateTime moment, int digits) {
        if (digits >= 6) {
            return moment;
        }
        long unit = BigDecimal.ONE.scaleByPowerOfTen(9 - digits).longValueExact();
        long nanos = moment.get(ChronoField.NANO_OF_SECOND);
        long up = nanos % unit * 2 >= unit ? unit : 0;
        return moment.minusNanos(nanos % unit).plusNanos(up);
    }
}

package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.TextEquality;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The compiled arguments of a call, and what makes a function of them: null where an argument is null. */
final class Arguments {

    private final Scope scope;
    private final String function;
    private final List<Typed> values;

    Arguments(Scope scope, String function, List<Typed> values) {
        this.scope = scope;
        this.function = function;
        this.values = values;
    }

    /** A function of one argument that is not null. */
    @FunctionalInterface
    interface Unary {
        @Nullable
        Object apply(Object value);
    }

    /** A function of any number of arguments that are not null. */
    @FunctionalInterface
    interface Nary {
        @Nullable
        Object apply(Object[] values);
    }

    Scope scope() {
        return scope;
    }

    String function() {
        return function;
    }

    boolean has(Feature feature) {
        return scope.has(feature);
    }

    int size() {
        return values.size();
    }

    List<Typed> values() {
        return values;
    }

    Typed get(int index) {
        return values.get(index);
    }

    Kind kind(int index) {
        return values.get(index).kind();
    }

    /** Checks the number of arguments. */
    Arguments require(int min, int max) {
        if (values.size() < min || values.size() > max) {
            throw new UnsupportedPartException("the function " + function + " with " + values.size() + " arguments");
        }
        return this;
    }

    UnsupportedPartException unsupported(String reason) {
        return new UnsupportedPartException("the function " + function + " " + reason);
    }

    /** Returns the text of an argument that must be a constant, such as the name of a field. */
    String constant(int index) {
        Typed value = values.get(index);
        Object text = value.constant() ? value.value() : null;
        if (text == null) {
            throw unsupported("with an argument that is no constant");
        }
        return text.toString();
    }

    /** Returns an argument as text. */
    Typed text(int index) {
        Typed value = values.get(index);
        boolean fixed = TextEquality.PADDED.equals(value.type().equality()) && !has(Feature.LIKE_BY_COLLATION);
        if (value.kind().isText() && !has(Feature.DYNAMIC_TYPES)) {
            // what a function makes of fixed-length text is of varying length
            return fixed ? value.as(ValueType.text(TextEquality.EXACT)) : value;
        }
        TextEquality equality = value.type().equality();
        return unary(ValueType.text(equality), value, this::textOf);
    }

    String textOf(Object value) {
        if (has(Feature.DYNAMIC_TYPES)) {
            return SqliteValues.text(value);
        } else if (value instanceof Boolean truth && has(Feature.BOOLEANS_ARE_NUMBERS)) {
            return truth ? "1" : "0";
        }
        return Conversions.text(value);
    }

    /** Returns an argument as a number. */
    Typed number(int index) {
        Typed value = values.get(index);
        if (has(Feature.DYNAMIC_TYPES)) {
            return unary(ValueType.DECIMAL, value, SqliteValues::toNumber);
        } else if (value.kind().isNumber()) {
            return value;
        } else if (value.kind() == Kind.BOOLEAN && has(Feature.BOOLEANS_ARE_NUMBERS)) {
            return Comparisons.to(value, Kind.INTEGER);
        } else if (value.kind().isText()) {
            return new Comparisons(scope).number(value);
        }
        throw unsupported("of " + value.kind());
    }

    /** Returns an argument as a date with a time. */
    Typed moment(int index) {
        Typed value = values.get(index);
        if (!value.kind().isDateTime() && !value.kind().isText()) {
            throw unsupported("of " + value.kind());
        }
        Kind kind = value.kind() == Kind.INSTANT ? Kind.INSTANT : Kind.TIMESTAMP;
        return unary(ValueType.of(kind), value, Conversions::moment);
    }

    /** Returns a function of one value. */
    static Typed unary(ValueType type, Typed value, Unary operation) {
        Code code = value.code();
        return Folding.fold(
                type,
                row -> {
                    Object own = code.run(row);
                    return own == null ? null : operation.apply(own);
                },
                value);
    }

    /** Returns a function of several values. */
    static Typed nary(ValueType type, List<Typed> values, Nary operation) {
        if (values.stream().anyMatch(Typed::isNull)) {
            return Typed.constant(type, null);
        }
        Code[] codes = values.stream().map(Typed::code).toArray(Code[]::new);
        return Folding.fold(
                type,
                row -> {
                    Object[] own = new Object[codes.length];
                    boolean isNull = false;
                    for (int i = 0; i < codes.length; i++) {
                        Object value = codes[i].run(row);
                        if (value == null) {
                            isNull = true;
                        } else {
                            own[i] = value;
                        }
                    }
                    return isNull ? null : operation.apply(own);
                },
                values.toArray(Typed[]::new));
    }
}

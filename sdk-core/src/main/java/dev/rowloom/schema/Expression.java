package dev.rowloom.schema;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An SQL expression of a CHECK, a partial index or an indexed expression, neutral of the dialect.
 *
 * @since 0.1.0
 */
public sealed interface Expression {

    /**
     * A constant.
     *
     * @param value a {@link Long}, {@link java.math.BigDecimal}, {@link String} or {@link Boolean}, or null for SQL's NULL
     */
    record Literal(@Nullable Object value) implements Expression {}

    /**
     * A column of the same row.
     *
     * @param column the column's name
     */
    record ColumnReference(String column) implements Expression {}

    /** A comparison of two values. */
    record Comparison(ComparisonOperator operator, Expression left, Expression right) implements Expression {}

    /** The operators of {@link Comparison}. */
    enum ComparisonOperator {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        ComparisonOperator(String symbol) {
            this.symbol = symbol;
        }

        /** Returns the operator as SQL writes it. */
        public String symbol() {
            return symbol;
        }

        /**
         * Returns whether the operator holds of two values.
         *
         * @param order how the first compares with the second: negative, 0 or positive
         */
        public boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
            };
        }

        /** Returns the operator that gives the same result with its operands exchanged. */
        public ComparisonOperator mirrored() {
            return switch (this) {
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
                case EQUAL, NOT_EQUAL -> this;
            };
        }

        /** Returns the operator that is true exactly where this one is false. */
        public ComparisonOperator negated() {
            return switch (this) {
                case EQUAL -> NOT_EQUAL;
                case NOT_EQUAL -> EQUAL;
                case LESS -> GREATER_OR_EQUAL;
                case LESS_OR_EQUAL -> GREATER;
                case GREATER -> LESS_OR_EQUAL;
                case GREATER_OR_EQUAL -> LESS;
            };
        }
    }

    /** All of the operands, at least two. */
    record And(List<Expression> operands) implements Expression {
        /** Copies the list. */
        public And {
            operands = List.copyOf(operands);
        }
    }

    /** Any of the operands, at least two. */
    record Or(List<Expression> operands) implements Expression {
        /** Copies the list. */
        public Or {
            operands = List.copyOf(operands);
        }
    }

    /** The negation. */
    record Not(Expression operand) implements Expression {}

    /** {@code operand IS NULL}; its negation is wrapped in {@link Not}. */
    record IsNull(Expression operand) implements Expression {}

    /** {@code operand IS TRUE} or {@code IS FALSE}: never unknown. */
    record IsTruth(Expression operand, boolean truth) implements Expression {}

    /** {@code operand IN (values)}, also {@code = ANY (ARRAY[…])}; its negation is wrapped in {@link Not}. */
    record In(Expression operand, List<Expression> values) implements Expression {
        /** Copies the list. */
        public In {
            values = List.copyOf(values);
        }
    }

    /** {@code operand BETWEEN low AND high}; its negation is wrapped in {@link Not}. */
    record Between(Expression operand, Expression low, Expression high) implements Expression {}

    /** Arithmetic or concatenation of two values: {@code + - * / % ||}. */
    record Arithmetic(String operator, Expression left, Expression right) implements Expression {}

    /** A sign change. */
    record Negative(Expression operand) implements Expression {}

    /** A function call; the name is in lower case without its schema. */
    record Call(String function, List<Expression> arguments) implements Expression {
        /** Copies the list. */
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A conversion to the type whose declared name is given in lower case. */
    record Cast(Expression operand, String type) implements Expression {}

    /** A pattern test; the operator is {@code like}, {@code ilike}, {@code similar}, {@code regexp} or {@code iregexp}. */
    record Match(String operator, Expression operand, Expression pattern) implements Expression {}

    /** A searched CASE: conditions and results in turn, and the ELSE result or null. */
    record Case(List<Branch> branches, @Nullable Expression otherwise) implements Expression {
        /** Copies the list. */
        public Case {
            branches = List.copyOf(branches);
        }

        /** One WHEN … THEN …. */
        public record Branch(Expression condition, Expression result) {}
    }

    /**
     * A part that could not be read. A condition that holds one is <em>not checked</em>, and reported as such.
     *
     * @param sql the text
     */
    record Unparsed(String sql) implements Expression {}

    /** Returns the expressions directly inside this one. */
    default Stream<Expression> children() {
        if (this instanceof Comparison e) {
            return Stream.of(e.left(), e.right());
        } else if (this instanceof And e) {
            return e.operands().stream();
        } else if (this instanceof Or e) {
            return e.operands().stream();
        } else if (this instanceof Not e) {
            return Stream.of(e.operand());
        } else if (this instanceof IsNull e) {
            return Stream.of(e.operand());
        } else if (this instanceof IsTruth e) {
            return Stream.of(e.operand());
        } else if (this instanceof In e) {
            return Stream.concat(Stream.of(e.operand()), e.values().stream());
        } else if (this instanceof Between e) {
            return Stream.of(e.operand(), e.low(), e.high());
        } else if (this instanceof Arithmetic e) {
            return Stream.of(e.left(), e.right());
        } else if (this instanceof Negative e) {
            return Stream.of(e.operand());
        } else if (this instanceof Call e) {
            return e.arguments().stream();
        } else if (this instanceof Cast e) {
            return Stream.of(e.operand());
        } else if (this instanceof Match e) {
            return Stream.of(e.operand(), e.pattern());
        } else if (this instanceof Case e) {
            Stream<Expression> inBranches =
                    e.branches().stream().flatMap(branch -> Stream.of(branch.condition(), branch.result()));
            return e.otherwise() == null ? inBranches : Stream.concat(inBranches, Stream.of(e.otherwise()));
        }
        return Stream.empty();
    }

    /** Returns the names of all columns the expression reads, each once, in order of appearance. */
    default List<String> columns() {
        Stream<String> own = this instanceof ColumnReference reference ? Stream.of(reference.column()) : Stream.empty();
        return Stream.concat(own, children().flatMap(child -> child.columns().stream()))
                .distinct()
                .toList();
    }

    /** Returns whether any part of the expression could not be read. */
    default boolean hasUnparsed() {
        return this instanceof Unparsed || children().anyMatch(Expression::hasUnparsed);
    }
}

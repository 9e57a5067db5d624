package dev.rowloom.it.property;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A CHECK's condition; literals are Java carriers: Long, BigDecimal, Double, Boolean, LocalDate, LocalDateTime, String. */
sealed interface Condition {

    /** A column compared with a literal. */
    record Compare(String column, Operator operator, Object literal) implements Condition {}

    record Between(String column, Object low, Object high) implements Condition {}

    /** A column that is one of some literals. */
    record OneOf(String column, List<Object> values, Spelling spelling) implements Condition {}

    record All(List<Condition> parts) implements Condition {}

    record Any(List<Condition> parts) implements Condition {}

    record Null(String column) implements Condition {}

    record NotNull(String column) implements Condition {}

    /** A column of truth values by itself, or negated. */
    record Flag(String column, boolean value) implements Condition {}

    /** A column compared with another. */
    record Ordered(String left, Operator operator, String right) implements Condition {}

    /** The sum of two columns of whole numbers compared with a number. */
    record Sum(String left, String right, Operator operator, long number) implements Condition {}

    /** A text that begins with another. */
    record Prefix(String column, String prefix) implements Condition {}

    /** A text of so many characters. */
    record Length(String column, long least, long most) implements Condition {}

    /** One condition where a first one is true, else another. */
    record Choose(Condition when, Condition then, Condition otherwise) implements Condition {}

    /** How a dialect that has both writes it. */
    enum Spelling {
        IN,
        ANY_ARRAY
    }

    enum Operator {
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        EQUAL("="),
        NOT_EQUAL("<>");

        private final String sql;

        Operator(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }

        /** Whether the operator holds, given what a comparison of the two sides says. */
        boolean holds(int comparison) {
            return switch (this) {
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
                case EQUAL -> comparison == 0;
                case NOT_EQUAL -> comparison != 0;
            };
        }
    }

    static Condition all(Condition... parts) {
        return new All(List.of(parts));
    }

    static Condition any(Condition... parts) {
        return new Any(List.of(parts));
    }

    static Condition in(String column, Object... values) {
        return new OneOf(column, List.of(values), Spelling.IN);
    }

    /** The columns that the condition names. */
    default Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        if (this instanceof Compare c) {
            columns.add(c.column());
        } else if (this instanceof Between c) {
            columns.add(c.column());
        } else if (this instanceof OneOf c) {
            columns.add(c.column());
        } else if (this instanceof Null c) {
            columns.add(c.column());
        } else if (this instanceof NotNull c) {
            columns.add(c.column());
        } else if (this instanceof Flag c) {
            columns.add(c.column());
        } else if (this instanceof Ordered c) {
            columns.add(c.left());
            columns.add(c.right());
        } else if (this instanceof Sum c) {
            columns.add(c.left());
            columns.add(c.right());
        } else if (this instanceof Prefix c) {
            columns.add(c.column());
        } else if (this instanceof Length c) {
            columns.add(c.column());
        } else if (this instanceof Choose c) {
            columns.addAll(c.when().columns());
            columns.addAll(c.then().columns());
            columns.addAll(c.otherwise().columns());
        } else if (this instanceof All c) {
            c.parts().forEach(part -> columns.addAll(part.columns()));
        } else if (this instanceof Any c) {
            c.parts().forEach(part -> columns.addAll(part.columns()));
        }
        return columns;
    }
}

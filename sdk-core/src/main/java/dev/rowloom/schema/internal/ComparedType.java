package dev.rowloom.schema.internal;

import dev.rowloom.schema.DataType;
import java.util.List;
import java.util.Set;

/**
 * The type of a SQLite column that declares none. Without an affinity a number and its text differ, so that a condition which
 * compares the column with numbers wants numbers: {@code x CHECK (x IN (0, 1))}.
 */
final class ComparedType {

    private static final Set<String> OPERATORS = Set.of("=", "==", "<", ">", "<=", ">=", "<>", "!=");

    private final Names names;

    ComparedType(Names names) {
        this.names = names;
    }

    /** Returns a type of numbers where the column declares none and a condition of the table compares it with numbers. */
    DataType refined(DataType type, ColumnDraft column, TableDraft table) {
        if (!column.type.declaration().name().isEmpty()) {
            return type;
        }
        boolean fraction = false;
        boolean number = false;
        for (CheckDraft check : table.checks) {
            for (Token literal : numbers(check.condition(), column.name)) {
                number = true;
                fraction |= literal.text().contains(".");
            }
        }
        if (!number) {
            return type;
        }
        return fraction ? new DataType.FloatType(64, DataType.Sign.SIGNED) : DataType.IntegerType.signed(64);
    }

    // c = 1, c IN (0, 1), c BETWEEN 0.0 AND 1.0
    private List<Token> numbers(List<Token> condition, String column) {
        for (int i = 0; i < condition.size(); i++) {
            if (condition.get(i).isIdentifier() && names.same(names.of(condition.get(i)), column)) {
                Tokens in = new Tokens(condition.subList(i + 1, condition.size()));
                in.accept("NOT");
                if (OPERATORS.contains(in.peek().text()) || in.atWords("IN") || in.atWords("BETWEEN")) {
                    in.take();
                    in.acceptSymbol("(");
                    in.acceptSymbol("-");
                    return in.peek().kind() == Token.Kind.NUMBER ? List.of(in.take()) : List.of();
                }
            }
        }
        return List.of();
    }
}

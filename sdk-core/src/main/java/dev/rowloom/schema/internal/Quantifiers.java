package dev.rowloom.schema.internal;

import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.And;
import dev.rowloom.schema.Expression.Call;
import dev.rowloom.schema.Expression.Literal;
import dev.rowloom.schema.Expression.Or;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes {@code > ALL (ARRAY[1, 2])} and {@code LIKE ANY ('{a%,b%}')} apart into tests of the elements. */
final class Quantifiers {

    private Quantifiers() {}

    /** Returns whether the right side of a test is ANY or ALL of an array. */
    static boolean isQuantifier(Expression right) {
        return right instanceof Call call
                && call.arguments().size() == 1
                && (call.function().equals(SpecialForms.ANY) || call.function().equals(SpecialForms.ALL));
    }

    /**
     * Returns the test of any or all elements.
     *
     * @param operator the operator's symbol
     * @param left the left side
     * @param right ANY or ALL of an array
     * @param test makes the test of one element
     */
    static @Nullable Expression test(
            String operator, Expression left, Expression right, UnaryOperator<Expression> test) {
        Call quantifier = (Call) right;
        boolean any = quantifier.function().equals(SpecialForms.ANY);
        Expression array = quantifier.arguments().get(0);
        while (array instanceof Expression.Cast cast && cast.type().endsWith("]")) {
            array = cast.operand();
        }
        List<Expression> elements = elements(array);
        if (elements == null || elements.isEmpty()) {
            return operator.isEmpty()
                    ? null
                    : new Call(any ? "any" : "all", List.of(new Literal(operator), left, array));
        }
        List<Expression> tests = elements.stream().map(test).toList();
        return tests.size() == 1 ? tests.get(0) : any ? new Or(tests) : new And(tests);
    }

    private static @Nullable List<Expression> elements(Expression array) {
        if (array instanceof Call call && call.function().equals("array")) {
            return call.arguments();
        } else if (array instanceof Literal literal && literal.value() instanceof String text) {
            List<Token> tokens = ArrayLiteral.elements(text);
            return tokens == null
                    ? null
                    : tokens.stream()
                            .filter(token -> token.kind() == Token.Kind.TEXT)
                            .<Expression>map(token -> new Literal(token.text()))
                            .toList();
        }
        return null;
    }
}

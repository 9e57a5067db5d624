package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.Expression.Call;
import java.util.List;

/** Compiles calls of functions. */
final class Functions {

    private Functions() {}

    static Typed compile(ExpressionCompiler compiler, Call call) {
        List<Typed> arguments = call.arguments().stream().map(compiler::value).toList();
        Code[] codes = arguments.stream().map(Typed::code).toArray(Code[]::new);
        switch (call.function()) {
            case "num_nulls", "num_nonnulls":
                boolean nulls = call.function().equals("num_nulls");
                return Folding.fold(
                        ValueType.INTEGER,
                        row -> {
                            long count = 0;
                            for (Code code : codes) {
                                count += (code.run(row) == null) == nulls ? 1 : 0;
                            }
                            return count;
                        },
                        arguments.toArray(Typed[]::new));
            case "coalesce":
                Unification unified = Unification.of(compiler.scope(), arguments);
                Code[] values = unified.codes();
                return Typed.of(unified.type(), row -> {
                    for (Code code : values) {
                        Object value = code.run(row);
                        if (value != null) {
                            return value;
                        }
                    }
                    return null;
                });
            default:
                throw new UnsupportedPartException("the function " + call.function() + " is not known");
        }
    }
}

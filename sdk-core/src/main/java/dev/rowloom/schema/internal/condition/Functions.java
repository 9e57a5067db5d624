package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.Expression.Call;
import java.util.List;

/** Compiles calls of functions. */
final class Functions {

    private Functions() {}

    static Typed compile(ExpressionCompiler compiler, Call call) {
        List<Typed> arguments = call.arguments().stream().map(compiler::value).toList();
        return switch (call.function()) {
            case "num_nulls" -> count(arguments, true);
            case "num_nonnulls" -> count(arguments, false);
            case "coalesce" -> coalesce(compiler, arguments);
            default -> throw new UnsupportedPartException("the function " + call.function() + " is not known");
        };
    }

    private static Typed count(List<Typed> arguments, boolean nulls) {
        Code[] codes = arguments.stream().map(Typed::code).toArray(Code[]::new);
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
    }

    private static Typed coalesce(ExpressionCompiler compiler, List<Typed> arguments) {
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
    }
}

package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.Expression.Call;
import java.util.List;

/** Compiles calls of functions, whatever product has them. */
final class Functions {

    private static final List<FunctionFamily> FAMILIES = List.of(
            ConditionalFunctions::compile,
            RangeFunctions::compile,
            NetworkFunctions::compile,
            BinaryFunctions::compile,
            TextFunctions::compile,
            SearchFunctions::compile,
            NumberFunctions::compile,
            ClockFunctions::compile,
            FieldFunctions::compile,
            DateFunctions::compile,
            JsonFunctions::compile,
            ArrayFunctions::compile,
            MySqlFunctions::compile,
            SqliteFunctions::compile);

    private Functions() {}

    static Typed compile(ExpressionCompiler compiler, Call call) {
        if (ConditionalFunctions.takesConditions(call)) {
            return ConditionalFunctions.compile(compiler, call);
        }
        List<Typed> values = call.arguments().stream().map(compiler::value).toList();
        Arguments in = new Arguments(compiler.scope(), call.function(), values);
        for (FunctionFamily family : FAMILIES) {
            Typed compiled = family.compile(in);
            if (compiled != null) {
                return compiled;
            }
        }
        throw new UnsupportedPartException("the function " + call.function() + " is not known");
    }
}

package dev.rowloom.schema.internal.condition;

import java.time.DateTimeException;

/** Evaluates at once what is the same for every row. */
final class Folding {

    private Folding() {}

    /** Returns the code of that type; a constant where all it is made of are. */
    static Typed fold(ValueType type, Code code, Typed... parts) {
        for (Typed part : parts) {
            if (!part.constant()) {
                return Typed.of(type, code);
            }
        }
        return fold(new Typed(type, code, true));
    }

    private static Typed fold(Typed constant) {
        try {
            return Typed.constant(constant.type(), constant.value());
        } catch (EvaluationException | ArithmeticException | DateTimeException e) {
            // an error of each row that comes to it
            return Typed.of(constant.type(), constant.code());
        }
    }
}

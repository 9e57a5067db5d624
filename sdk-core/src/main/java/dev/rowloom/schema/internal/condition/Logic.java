package dev.rowloom.schema.internal.condition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** AND, OR and NOT of three values: {@link Boolean} and null. */
final class Logic {

    private Logic() {}

    static Code and(List<Code> operands) {
        return all(operands, false);
    }

    static Code or(List<Code> operands) {
        return all(operands, true);
    }

    // Stops at the first operand that decides.
    private static Code all(List<Code> operands, Boolean deciding) {
        Code[] parts = operands.toArray(Code[]::new);
        Boolean otherwise = !deciding;
        return row -> {
            boolean unknown = false;
            for (Code part : parts) {
                Object value = part.run(row);
                if (value == null) {
                    unknown = true;
                } else if (deciding.equals(value)) {
                    return deciding;
                }
            }
            return unknown ? null : otherwise;
        };
    }

    static Code not(Code operand) {
        return row -> negated(operand.run(row));
    }

    private static @Nullable Boolean negated(@Nullable Object value) {
        return value == null ? null : (Boolean) Boolean.FALSE.equals(value);
    }
}

package dev.rowloom.schema.internal.condition;

import java.util.ArrayList;
import java.util.List;

/** Compiles CASE. */
final class Choices {

    private Choices() {}

    /**
     * Returns the value behind the first condition that is true. What constants decide is decided now, so that the others are
     * never evaluated, and never fail.
     *
     * @param type the type of all values
     * @param conditions the conditions, the last one true
     * @param values the values
     */
    static Typed of(ValueType type, List<Typed> conditions, List<Typed> values) {
        List<Code> tests = new ArrayList<>();
        List<Code> kept = new ArrayList<>();
        Typed last = values.get(values.size() - 1);
        for (int i = 0; i < conditions.size(); i++) {
            Typed condition = conditions.get(i);
            boolean always = condition.constant() && Boolean.TRUE.equals(condition.value());
            if (always) {
                last = values.get(i);
                break;
            } else if (!condition.constant()) {
                tests.add(condition.code());
                kept.add(values.get(i).code());
            }
        }
        if (tests.isEmpty()) {
            return last.as(type);
        }
        return Typed.of(type, code(tests.toArray(Code[]::new), kept.toArray(Code[]::new), last.code()));
    }

    private static Code code(Code[] tests, Code[] values, Code otherwise) {
        return row -> {
            for (int i = 0; i < tests.length; i++) {
                if (Boolean.TRUE.equals(tests[i].run(row))) {
                    return values[i].run(row);
                }
            }
            return otherwise.run(row);
        };
    }
}

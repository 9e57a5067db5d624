package dev.rowloom.profile;

import dev.rowloom.blueprint.Rule;
import java.util.Arrays;
import java.util.List;

/** Makes the rule of a column that tells rows apart. */
final class Keys {

    private static final int CLOSE = 3;

    /** What numbers given one by one begin below: 0 or 1 as a rule. */
    private static final long FIRST = 10;

    private Keys() {}

    static Rule rule(ColumnModel column) {
        return switch (column.kind()) {
            case UUID -> new Rule.Uuid();
            case INTEGER -> numbers(column);
            default -> codes(column);
        };
    }

    private static Rule numbers(ColumnModel column) {
        long count = Math.max(2, column.tally().values());
        long range = column.max() - column.min();
        long step = Math.max(1, Math.round((double) range / (count - 1)));
        long[] sorted = Arrays.stream(column.units()).sorted().toArray();
        Rounding rounding = new Rounding(sorted, Scales.numbers(0));
        boolean first = column.min() >= 0 && column.min() < FIRST;
        if (step <= CLOSE) {
            long above = column.min() - NumberBins.KEPT * step;
            return new Rule.Sequence(first ? column.min() : rounding.between(above, column.min() - 1), step);
        }
        long slack = Math.max(1, range / 50);
        return new Rule.Number(
                Rule.Shape.UNIFORM,
                Long.toString(rounding.between(column.min() - slack, column.min())),
                Long.toString(rounding.between(column.max(), column.max() + slack)),
                0,
                List.of());
    }

    private static Rule codes(ColumnModel column) {
        List<TextBins.Weighted> patterns = Shapes.patterns(column.sample());
        return patterns.isEmpty()
                ? new Rule.Pattern("[A-Z]{3}[0-9]{6}")
                : patterns.get(0).rule();
    }
}

package dev.rowloom.profile;

import dev.rowloom.blueprint.Rule;
import java.util.List;

/** Makes the rule of a column that tells rows apart. */
final class Keys {

    private static final int CLOSE = 3;

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
        if (step <= CLOSE) {
            long first = Scales.numbers(0).roundest(column.min() - step, column.min());
            return new Rule.Sequence(column.min() < 10 ? column.min() : first, step);
        }
        NumberBins.Scale scale = Scales.numbers(0);
        long slack = Math.max(1, range / 50);
        return new Rule.Number(
                Rule.Shape.UNIFORM,
                Long.toString(scale.roundest(column.min() - slack, column.min())),
                Long.toString(scale.roundest(column.max(), column.max() + slack)),
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

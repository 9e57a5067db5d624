package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which case of a {@link Rule.When} a row is in. */
final class Cases {

    /** The number of the case that is none. */
    static final int OTHERWISE = -1;

    private final int position;
    private final @Nullable MomentPart part;
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final boolean[] nulls;
    private final @Nullable NullMask otherwise;

    /**
     * Makes the cases.
     *
     * @param column the column that decides
     * @param part what of it decides, or null for its value
     * @param otherwise says which rows outside the cases are null, or null where none is
     */
    Cases(ColumnContext column, @Nullable MomentPart part, List<Rule.Case> cases, @Nullable NullMask otherwise) {
        this.position = column.position();
        this.part = part;
        this.otherwise = otherwise;
        this.nulls = new boolean[cases.size()];
        RuleUnits units = RuleUnits.of(column);
        for (int i = 0; i < nulls.length; i++) {
            nulls[i] = isNull(cases.get(i).rule());
            for (String value : cases.get(i).values()) {
                Object key = part != null
                        ? MomentPart.parsed(value)
                        : column.encoding().isLong() ? units.unitOrNull(value) : value;
                if (key != null) {
                    numbers.putIfAbsent(key, i);
                }
            }
        }
    }

    static boolean isNull(Rule rule) {
        return rule instanceof Rule.Constant constant && constant.value() == null;
    }

    /** Returns the number of a row's case, or {@link #OTHERWISE}. */
    int of(Frame frame, int cell) {
        ColumnVector vector = frame.column(position);
        if (!vector.hasValue(cell)) {
            return OTHERWISE;
        }
        Object key = vector instanceof LongVector longs
                ? part == null ? longs.get(cell) : part.of(longs.get(cell))
                : String.valueOf(vector.value(cell));
        return numbers.getOrDefault(key, OTHERWISE);
    }

    /** Returns whether a row's cell is null. */
    boolean isNull(Frame frame, int cell) {
        int number = of(frame, cell);
        return number == OTHERWISE ? otherwise != null && otherwise.isNull(frame.row(cell)) : nulls[number];
    }

    /** Cells held in a {@code long}. */
    static final class OfLongs extends LongProgram {

        private final Cases cases;
        private final List<LongProgram> programs;
        private final LongProgram otherwise;

        OfLongs(Cases cases, List<LongProgram> programs, LongProgram otherwise) {
            this.cases = cases;
            this.programs = List.copyOf(programs);
            this.otherwise = otherwise;
        }

        @Override
        void fill(Frame frame, ColumnVector target) {
            super.fill(frame, target);
            cases.setNulls(frame, target);
        }

        @Override
        long value(Frame frame, int cell) {
            int number = cases.of(frame, cell);
            return (number == OTHERWISE ? otherwise : programs.get(number)).value(frame, cell);
        }

        @Override
        boolean isNull(Frame frame, int cell) {
            return cases.isNull(frame, cell);
        }
    }

    /** Cells held as bytes. */
    static final class OfBytes extends BytesProgram {

        private final Cases cases;
        private final List<BytesProgram> programs;
        private final BytesProgram otherwise;

        OfBytes(Cases cases, List<BytesProgram> programs, BytesProgram otherwise) {
            this.cases = cases;
            this.programs = List.copyOf(programs);
            this.otherwise = otherwise;
        }

        @Override
        void fill(Frame frame, ColumnVector target) {
            super.fill(frame, target);
            cases.setNulls(frame, target);
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            int number = cases.of(frame, cell);
            (number == OTHERWISE ? otherwise : programs.get(number)).write(frame, cell, out);
        }

        @Override
        boolean isNull(Frame frame, int cell) {
            return cases.isNull(frame, cell);
        }
    }

    private void setNulls(Frame frame, ColumnVector target) {
        for (int i = 0; i < frame.count(); i++) {
            if (isNull(frame, i)) {
                target.setState(i, CellState.NULL);
            }
        }
    }
}

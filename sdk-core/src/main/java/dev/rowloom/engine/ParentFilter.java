package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A condition on the rows that a foreign key may choose, looked at row by row when planning. */
sealed interface ParentFilter {

    /** Returns what asks for it, in words. */
    String constraint();

    /**
     * Strikes out the rows that do not fit.
     *
     * @param parents the table of the parents
     * @param fits one for each of its first rows
     */
    void apply(TableProgram parents, boolean[] fits);

    /**
     * Another table has the same values.
     *
     * @param columns the positions of the parents' columns
     * @param index the rows of the other table by theirs
     */
    record OfIndex(String constraint, int[] columns, Supplier<RowIndex> index) implements ParentFilter {
        @Override
        public void apply(TableProgram parents, boolean[] fits) {
            RowIndex others = index.get();
            RowIndex.scan(parents, columns, (row, vectors, cell) -> {
                long hash = KeyHash.of(vectors, cell);
                fits[row] &= hash == KeyHash.NULL || others.group(hash) >= 0;
            });
        }
    }

    /**
     * A CHECK of the referring table holds for the values that it would take.
     *
     * @param cells for each column of the referring table the place of its value in {@code columns}, or −1
     * @param columns the positions of the parents' columns
     */
    record OfCheck(String constraint, int[] cells, int[] columns, Condition check) implements ParentFilter {
        @Override
        public void apply(TableProgram parents, boolean[] fits) {
            RowIndex.scan(
                    parents,
                    columns,
                    (row, vectors, cell) -> fits[row] &=
                            check.test(position -> cells[position] < 0 ? null : vectors[cells[position]].value(cell))
                                    != Truth.FALSE);
        }
    }

    /**
     * There are parents of another reference whose keys are in order with theirs.
     *
     * @param columns the position of the parents' keys
     * @param side where the other keys lie
     * @param order the parents of the other reference
     */
    record OfOrder(String constraint, int[] columns, KeyOrder.Side side, Supplier<KeyOrder> order)
            implements ParentFilter {
        @Override
        public void apply(TableProgram parents, boolean[] fits) {
            RowIndex.scan(
                    parents,
                    columns,
                    (row, vectors, cell) -> fits[row] &= order.get().count(vectors[0], cell, side) > 0);
        }
    }

    /**
     * Of the parents that agree in some columns, any one.
     *
     * @param columns the positions of the columns
     */
    record OfEach(String constraint, int[] columns) implements ParentFilter {
        @Override
        public void apply(TableProgram parents, boolean[] fits) {
            Map<Long, Integer> chosen = new HashMap<>();
            RowIndex.scan(parents, columns, (row, vectors, cell) -> {
                if (fits[row]) {
                    fits[row] = false;
                    chosen.merge(KeyHash.of(vectors, cell), row, (a, b) -> Mix.mix(a) < Mix.mix(b) ? a : b);
                }
            });
            chosen.values().forEach(row -> fits[row] = true);
        }
    }

    /**
     * There is a key to refer to.
     *
     * @param columns the position of the parents' column
     */
    record OfPresence(String constraint, int[] columns) implements ParentFilter {
        @Override
        public void apply(TableProgram parents, boolean[] fits) {
            RowIndex.scan(parents, columns, (row, vectors, cell) -> fits[row] &= vectors[0].value(cell) != null);
        }
    }

    /**
     * The column of the referring table holds the value.
     *
     * @param columns the position of the parents' column
     * @param type the type of the referring one
     */
    record OfType(String constraint, int[] columns, DataType type) implements ParentFilter {
        @Override
        public void apply(TableProgram parents, boolean[] fits) {
            RowIndex.scan(parents, columns, (row, vectors, cell) -> fits[row] &= holds(vectors[0].value(cell)));
        }

        private boolean holds(@Nullable Object value) {
            if (value instanceof Long || value instanceof BigDecimal) {
                return holds(value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value);
            } else if (value instanceof String text && type instanceof DataType.TextType) {
                return TextLimit.of(type, DataType.UNLIMITED)
                        .admits(text.codePointCount(0, text.length()), text.getBytes(StandardCharsets.UTF_8).length);
            }
            return true;
        }

        private boolean holds(BigDecimal number) {
            if (type instanceof DataType.IntegerType whole) {
                return number.compareTo(BigDecimal.valueOf(whole.min())) >= 0
                        && number.compareTo(BigDecimal.valueOf(whole.max())) <= 0;
            }
            return !(type instanceof DataType.DecimalType decimal)
                    || decimal.precision() == 0
                    || number.abs().compareTo(BigDecimal.ONE.movePointRight(decimal.precision() - decimal.scale())) < 0;
        }
    }
}

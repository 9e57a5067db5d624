package dev.rowloom.engine;

import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Two references to one table whose keys are in an order: a pair of parents is chosen by its number, and the keys say which
 * of them comes first.
 */
final class Paired extends ReferenceProgram {

    private final Numbers numbers;
    private final Test test;
    private final boolean lower;
    private final @Nullable NullMask nulls;

    /**
     * Makes the program of one of the two.
     *
     * @param lower whether of the one whose keys come first
     */
    Paired(Supplier<TableProgram> parentTable, Numbers numbers, Test test, boolean lower, @Nullable NullMask nulls) {
        super(parentTable);
        this.numbers = numbers;
        this.test = test;
        this.lower = lower;
        this.nulls = nulls;
    }

    /**
     * Tells whether the keys of two parents are in the order.
     *
     * @param key the position of the keys in the parents' layout
     * @param first the position in the referring table of the column with the lower keys
     */
    record Test(Condition condition, int key, int first) {

        boolean holds(Frame lowers, Frame uppers, int cell) {
            return condition.test(column ->
                            (column == first ? lowers : uppers).column(key).value(cell))
                    != Truth.FALSE;
        }
    }

    /**
     * Numbers the pairs of parents: those that are the same distance apart, round in a circle, follow each other.
     *
     * @param least the least distance: 0 where a parent makes a pair with itself, else 1
     * @param each the order in which rows take the pairs where none comes twice, or null where any may
     */
    record Numbers(
            long parents, int least, long pairs, @Nullable Permutation each, Permutation shuffle, long key) {

        private long number(long row) {
            if (each == null) {
                return Mix.below(Mix.hash(key, row), pairs);
            }
            return row < each.size() ? each.apply(row) : 0;
        }

        long first(long row) {
            return shuffle.apply(number(row) % parents);
        }

        long second(long row) {
            long number = number(row);
            return shuffle.apply((number % parents + number / parents + least) % parents);
        }
    }

    @Override
    void choose(Frame frame, Frame.ReferenceState state) {
        int count = frame.count();
        long[] firsts = new long[count];
        long[] seconds = new long[count];
        for (int i = 0; i < count; i++) {
            firsts[i] = numbers.first(frame.row(i));
            seconds[i] = numbers.second(frame.row(i));
        }
        Frame lowers = new Frame(parentTable(), count);
        lowers.gather(firsts, count);
        Frame uppers = new Frame(parentTable(), count);
        uppers.gather(seconds, count);
        for (int i = 0; i < count; i++) {
            boolean ordered = test.holds(lowers, uppers, i);
            state.parents[i] = ordered == lower ? firsts[i] : seconds[i];
            state.absent[i] = nulls != null && nulls.isNull(frame.row(i));
        }
    }
}

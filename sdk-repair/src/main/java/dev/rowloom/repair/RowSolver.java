package dev.rowloom.repair;

import dev.rowloom.repair.Fix.Cause;
import dev.rowloom.schema.Column;
import dev.rowloom.validation.internal.Problem;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the fewest cells of a row whose change makes the row valid beside the others: one cell, then two, and so on, and among
 * as many cells for the nearest values. Bounded: of what depends on each other so many changes are tried, no more. Not thread-safe.
 */
final class RowSolver {

    private static final int MOST_CELLS = 8;
    private static final int MOST_TRIED = 3000;
    private static final Cause NULLED =
            new Cause(RepairRule.NULLED, "no valid value was found, and the column may be null");
    private static final Cause NULL_ASKED = new Cause(RepairRule.NULLED, "null was asked for");

    private final TableMoves moves;
    private final TableWork table;
    private final List<RowTest> tests;
    private final Scope scope;
    private int tried;
    private Nulls nulls = Nulls.NEVER;
    private final IdentityHashMap<RowTest, List<Move>> proposed = new IdentityHashMap<>();

    /** Whether null is a way out. */
    enum Nulls {
        NEVER,
        IF_NO_VALUE
    }

    /** A test that fails. */
    private record Failure(RowTest test, Problem problem) {}

    RowSolver(TableMoves moves, List<RowTest> tests, Scope scope) {
        this.moves = moves;
        this.table = moves.table();
        this.tests = List.copyOf(tests);
        this.scope = scope;
    }

    TableWork table() {
        return table;
    }

    TableMoves moves() {
        return moves;
    }

    /** Returns the first thing that is wrong with a row, or null; keys and references as they were last noted. */
    @Nullable
    Problem firstWrong(int row) {
        table.moveTo(row);
        for (RowTest test : tests) {
            if (test instanceof RowTest.OfKey key
                    && !key.key().isDouble(row)
                    && key.key().hash(row) != KeyWork.FAILED) {
                continue;
            }
            if (test instanceof RowTest.OfReference reference
                    && reference.reference().parents().isSure()
                    && !reference.reference().isDangling(row)) {
                continue;
            }
            Problem wrong = test.test(table);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    /** Returns all that is wrong with a row. */
    List<Problem> allWrong(int row) {
        table.moveTo(row);
        return failures(tests, -1L, List.of()).stream().map(Failure::problem).toList();
    }

    /**
     * Makes a row valid, if a way is found. What has nothing to do with each other is solved apart, and what is solved stays so even if
     * the rest is not.
     *
     * @return whether the row is valid now
     */
    boolean solve(int row, Nulls whether) {
        table.moveTo(row);
        List<Move> made = new ArrayList<>();
        boolean solved = true;
        for (List<Failure> part : parts(failures(tests, -1L, List.of()))) {
            List<Failure> failures = failures(tests, 0, part);
            if (failures.isEmpty()) {
                continue;
            }
            List<Move> found = solve(failures, whether);
            solved &= !found.isEmpty();
            made.addAll(found);
            // what is solved next is to hold beside it
            found.forEach(move -> attempt(move, true));
        }
        made.forEach(move -> attempt(move, false));
        apply(made);
        return solved;
    }

    private List<Move> solve(List<Failure> failures, Nulls whether) {
        proposed.clear();
        nulls = Nulls.NEVER;
        List<Move> found = askedNulls(failures) ? List.of() : search(failures);
        if (found.isEmpty() && (whether == Nulls.IF_NO_VALUE || askedNulls(failures))) {
            nulls = Nulls.IF_NO_VALUE;
            proposed.clear();
            found = search(failures);
        }
        return found;
    }

    /** Parts failures into those that no test ties together. */
    private List<List<Failure>> parts(List<Failure> failures) {
        List<List<Failure>> parts = new ArrayList<>();
        List<Long> reads = new ArrayList<>();
        for (Failure failure : failures) {
            parts.add(new ArrayList<>(List.of(failure)));
            reads.add(failure.test().reads());
        }
        for (RowTest test : tests) {
            int first = -1;
            int i = 0;
            while (i < parts.size()) {
                boolean touches = (reads.get(i) & test.reads()) != 0;
                if (touches && first >= 0) {
                    parts.get(first).addAll(parts.remove(i));
                    reads.set(first, reads.get(first) | reads.remove(i));
                    continue;
                }
                first = touches ? i : first;
                i++;
            }
        }
        return parts;
    }

    private boolean askedNulls(List<Failure> failures) {
        return failures.stream().anyMatch(it -> scope.policy(it.problem().kind()) == RepairPolicy.NULL);
    }

    private List<Move> search(List<Failure> failures) {
        tried = 0;
        for (int cells = 1; cells <= MOST_CELLS && tried < MOST_TRIED; cells++) {
            List<Move> found = new ArrayList<>();
            if (search(failures, 0, cells, found)) {
                return found;
            }
        }
        return List.of();
    }

    private boolean search(List<Failure> failures, long touched, int cells, List<Move> found) {
        Failure first = failures.get(0);
        for (Move move : moves(first, touched)) {
            if (move.count() > cells || tried >= MOST_TRIED || isTried(move)) {
                continue;
            }
            tried++;
            attempt(move, true);
            long all = touched | RowTest.bits(move.positions());
            List<Failure> left = failures(tests, all, failures);
            found.add(move);
            boolean solved = left.isEmpty()
                    || cells > move.count() && goesOn(first, left) && search(left, all, cells - move.count(), found);
            attempt(move, false);
            if (solved) {
                return true;
            }
            found.remove(found.size() - 1);
        }
        return false;
    }

    /** A key that still clashes asks for another value, not for more changes; a CHECK may need several. */
    private static boolean goesOn(Failure first, List<Failure> left) {
        return first.test() instanceof RowTest.OfCheck || left.stream().noneMatch(it -> it.test() == first.test());
    }

    private boolean isTried(Move move) {
        for (int position : move.positions()) {
            if (table.isTried(position)) {
                return true;
            }
        }
        return false;
    }

    private void attempt(Move move, boolean on) {
        for (int i = 0; i < move.count(); i++) {
            table.attempt(move.positions()[i], on ? move.cells()[i] : null);
        }
    }

    private List<Move> moves(Failure failure, long touched) {
        if (touched != 0 && failure.test() instanceof RowTest.OfCheck) {
            // what a CHECK asks of one column depends on the others
            return withNulls(failure);
        }
        List<Move> known = proposed.get(failure.test());
        if (known == null) {
            known = withNulls(failure);
            proposed.put(failure.test(), known);
        }
        return known;
    }

    private List<Move> withNulls(Failure failure) {
        if (nulls == Nulls.NEVER) {
            return moves.moves(failure.test(), failure.problem());
        }
        boolean asked = scope.policy(failure.problem().kind()) == RepairPolicy.NULL;
        List<Move> all = new ArrayList<>();
        if (!asked) {
            all.addAll(moves.moves(failure.test(), failure.problem()));
        }
        long reads = failure.test().reads();
        for (int position = 0; position < table.width(); position++) {
            Column column = table.table().columns().get(position);
            if ((reads & RowTest.bit(position)) != 0 && table.isWritten(position) && column.isNullable()) {
                all.add(new Move(position, Cell.NULL, asked ? NULL_ASKED : NULLED, 100));
            }
        }
        if (asked) {
            all.addAll(moves.moves(failure.test(), failure.problem()));
        }
        return all;
    }

    /** Tests what reads a column that is touched, and what failed before. */
    private List<Failure> failures(List<RowTest> all, long touched, List<Failure> before) {
        List<Failure> failures = new ArrayList<>();
        for (RowTest test : all) {
            boolean affected =
                    (test.reads() & touched) != 0 || before.stream().anyMatch(failure -> failure.test() == test);
            Problem wrong = affected ? test.test(table) : null;
            if (wrong != null) {
                failures.add(new Failure(test, wrong));
            }
        }
        return failures;
    }

    /** Makes changes of the row that the table's view is at. */
    void apply(List<Move> changes) {
        for (Move move : changes) {
            for (int i = 0; i < move.count(); i++) {
                table.change(move.positions()[i], new Fix(move.cells()[i], move.cause()));
                moves.fresh().taken(move.positions()[i], move.cells()[i]);
            }
        }
        if (!changes.isEmpty()) {
            table.note();
        }
    }

    /** Mends what can be mended of a row that can't be made valid as a whole, without breaking anything else. */
    List<Move> mend(int row) {
        table.moveTo(row);
        List<Move> made = new ArrayList<>();
        proposed.clear();
        nulls = Nulls.IF_NO_VALUE;
        List<Failure> failures = failures(tests, -1L, List.of());
        for (Failure failure : failures) {
            proposed.clear();
            for (Move move : moves(failure, 0)) {
                attempt(move, true);
                List<Failure> left = failures(tests, -1L, List.of());
                boolean better = left.size() < failures.size()
                        && left.stream().allMatch(it -> failures.stream().anyMatch(was -> was.test() == it.test()));
                attempt(move, false);
                if (better && failure.test().test(table) != null) {
                    apply(List.of(move));
                    made.add(move);
                    break;
                }
            }
        }
        return made;
    }

    /** Tries a change of the row that the table's view is at, and makes it if nothing is wrong then that was not before. */
    boolean applyIfBetter(Move move) {
        List<Failure> before = failures(tests, -1L, List.of());
        attempt(move, true);
        List<Failure> after = failures(tests, -1L, List.of());
        attempt(move, false);
        boolean better = after.size() <= before.size()
                && after.stream().allMatch(it -> before.stream().anyMatch(was -> was.test() == it.test()));
        if (better) {
            apply(List.of(move));
        }
        return better;
    }
}

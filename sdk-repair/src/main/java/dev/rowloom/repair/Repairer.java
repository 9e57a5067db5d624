package dev.rowloom.repair;

import dev.rowloom.repair.Fix.Cause;
import dev.rowloom.repair.RowSolver.Nulls;
import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.internal.Problem;
import dev.rowloom.validation.internal.RowView.Knowledge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Repairs a dataset in rounds: in the first values alone, in the second null where no value was found, in the third each violation
 * by itself. What is left then is dropped, and rows that refer to it are solved again, until nothing is wrong.
 */
final class Repairer {

    private static final int ROUNDS = 3;
    private static final Cause REFUSED = new Cause(RepairRule.ROW_DROPPED, "the table takes no row");
    private static final Cause ASKED = new Cause(RepairRule.ROW_DROPPED, "dropping was asked for");
    private static final Cause HOPELESS =
            new Cause(RepairRule.ROW_DROPPED, "no valid values were found for the row as a whole");
    private static final Cause ORPHANED = new Cause(RepairRule.ROW_DROPPED, "the row that it refers to was dropped");

    private final Workspace workspace;
    private final Scope scope;
    private final OrphanPolicy orphans;
    private final IdentityHashMap<TableWork, BitSet> wrong = new IdentityHashMap<>();
    private final IdentityHashMap<TableWork, Map<Integer, Cause>> drops = new IdentityHashMap<>();
    private final Deque<RowOf> orphaned = new ArrayDeque<>();
    private Chains chains = Chains.LEFT;

    Repairer(Workspace workspace, Scope scope, OrphanPolicy orphans) {
        this.workspace = workspace;
        this.scope = scope;
        this.orphans = orphans;
        workspace.solvers().forEach(solver -> {
            wrong.put(solver.table(), new BitSet());
            drops.put(solver.table(), new TreeMap<>());
        });
    }

    /** Returns why rows were dropped, by their numbers. */
    Map<Integer, Cause> drops(TableWork table) {
        return Objects.requireNonNull(drops.get(table));
    }

    /**
     * Repairs.
     *
     * @throws RepairException if there is a violation of a kind that is to end the repair
     */
    void run() {
        enter();
        for (int round = 1; round <= ROUNDS && (round == 1 || isAnyWrong()); round++) {
            round(round);
        }
        for (int drops = 0; isAnyWrong(); drops++) {
            chains = drops < ROUNDS ? Chains.LEFT : Chains.FOLLOWED;
            dropWrong();
            round(ROUNDS);
        }
    }

    private boolean isAnyWrong() {
        return wrong.values().stream().anyMatch(rows -> !rows.isEmpty());
    }

    private void enter() {
        for (RowSolver solver : workspace.solvers()) {
            TableWork table = solver.table();
            for (int row = 0; row < table.size(); row++) {
                table.moveTo(row);
                read(solver);
                table.keys().forEach(key -> key.enter(table.row()));
            }
        }
        for (RowSolver solver : workspace.solvers()) {
            TableWork table = solver.table();
            for (int row = 0; row < table.size(); row++) {
                table.moveTo(row);
                table.references().forEach(reference -> reference.enter(table.row()));
                if (table.rules().refusal() != null
                        && scope.wanted(table.rules().refusal()) != null) {
                    refuse(solver, row, Objects.requireNonNull(table.rules().refusal()));
                }
            }
        }
    }

    private void refuse(RowSolver solver, int row, Problem refusal) {
        failIfAsked(solver.table(), row, refusal);
        dropWithChildren(solver.table(), row, REFUSED);
    }

    /** Reads what is a key in another form, so that rows can be found by it. */
    private void read(RowSolver solver) {
        TableWork table = solver.table();
        for (int position = 0; position < table.width(); position++) {
            boolean unread = table.isWritten(position) && table.knowledge(position) == Knowledge.UNREAD;
            boolean key = unread
                    && (solver.moves().isOfKey(position) || solver.moves().isReferred(position));
            if (key || unread && !solver.moves().references(position).isEmpty()) {
                read(solver, position);
            }
        }
    }

    private void read(RowSolver solver, int position) {
        TableWork table = solver.table();
        String said = table.cell(position).shown();
        if (said == null || scope.policy(FindingKind.TYPE) != RepairPolicy.FIX) {
            return;
        }
        for (String form : TextForms.of(table.table().columns().get(position).type(), said)) {
            Cell cell = CellReader.read(table.table(), table.column(position), form);
            if (cell != null) {
                table.change(position, new Fix(cell, CellMoves.READ));
                return;
            }
        }
    }

    private void round(int round) {
        for (RowSolver solver : workspace.solvers()) {
            TableWork table = solver.table();
            List<KeyMending> keys = new ArrayList<>();
            for (KeyWork key : table.keys()) {
                if (mends(key)) {
                    KeyMending mending = new KeyMending(workspace, key);
                    mending.run();
                    keys.add(mending);
                }
            }
            BitSet rows = Objects.requireNonNull(wrong.get(table));
            for (int row = 0; row < table.size(); row++) {
                if (!table.isDropped(row) && (round == 1 || rows.get(row) || isLoose(table, row))) {
                    rows.set(row, !isSolved(solver, row, round));
                }
            }
            keys.forEach(KeyMending::lead);
        }
        follow();
        for (RowSolver solver : workspace.solvers()) {
            noteLoose(solver);
        }
        workspace.renew();
    }

    /** What a row refers to may have got another key after the row was looked at. */
    private void noteLoose(RowSolver solver) {
        TableWork table = solver.table();
        BitSet rows = Objects.requireNonNull(wrong.get(table));
        for (int row = 0; row < table.size(); row++) {
            if (!table.isDropped(row) && isLoose(table, row) && solver.firstWrong(row) != null) {
                rows.set(row);
            }
        }
    }

    private boolean mends(KeyWork key) {
        FindingKind kind = key.isUnique()
                ? Objects.requireNonNull(key.rule().clash()).sure().kind()
                : FindingKind.UNIQUE;
        return scope.policy(kind) == RepairPolicy.FIX && scope.policy(FindingKind.FOREIGN_KEY) == RepairPolicy.FIX;
    }

    private static boolean isLoose(TableWork table, int row) {
        for (RefWork reference : table.references()) {
            if (reference.isDangling(row)) {
                return true;
            }
        }
        for (KeyWork key : table.keys()) {
            if (key.isDouble(row)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSolved(RowSolver solver, int row, int round) {
        Problem first = solver.firstWrong(row);
        if (first == null) {
            return true;
        }
        for (Problem problem : solver.allWrong(row)) {
            failIfAsked(solver.table(), row, problem);
            if (scope.policy(problem.kind()) == RepairPolicy.DROP) {
                dropWithChildren(solver.table(), row, ASKED);
                return true;
            }
        }
        if (solver.solve(row, round == 1 ? Nulls.NEVER : Nulls.IF_NO_VALUE)) {
            return true;
        }
        if (round == ROUNDS) {
            solver.mend(row);
        }
        return solver.firstWrong(row) == null;
    }

    private void failIfAsked(TableWork table, int row, @Nullable Problem problem) {
        if (problem != null && scope.policy(problem.kind()) == RepairPolicy.FAIL) {
            throw new RepairException(
                    "row " + row + " of " + table.table().id() + ": " + problem.message() + "; the policy for "
                            + problem.kind() + " is FAIL",
                    table.table().id(),
                    row);
        }
    }

    private void drop(TableWork table, int row, Cause cause) {
        if (!table.isDropped(row)) {
            table.drop(row);
            drops(table).put(row, cause);
        }
        Objects.requireNonNull(wrong.get(table)).clear(row);
    }

    /** Drops what is wrong still, children last: their parents may be what is wrong with them. */
    private void dropWrong() {
        for (RowSolver solver : workspace.solvers()) {
            TableWork table = solver.table();
            BitSet rows = Objects.requireNonNull(wrong.get(table));
            if (rows.isEmpty()) {
                continue;
            }
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                dropWithChildren(table, row, HOPELESS);
            }
            follow();
            return;
        }
    }

    private void follow() {
        while (!orphaned.isEmpty()) {
            RowOf next = orphaned.remove();
            if (!next.table().isDropped(next.row())
                    && isLoose(next.table(), next.row())
                    && !isSolved(workspace.solver(next.table()), next.row(), ROUNDS)) {
                dropWithChildren(next.table(), next.row(), HOPELESS);
            }
        }
    }

    private record RowOf(TableWork table, int row) {}

    /** What becomes of rows that refer to one that is dropped. */
    private enum Chains {
        /** The next round solves them. */
        LEFT,
        /** They are solved, or go, at once: a chain of rows takes no round for each. */
        FOLLOWED
    }

    /** Drops a row, and what refers to it if that is asked for; notes what else is to be looked at. */
    private void dropWithChildren(TableWork table, int row, Cause cause) {
        Deque<RowOf> going = new ArrayDeque<>();
        going.add(new RowOf(table, row));
        Cause why = cause;
        while (!going.isEmpty()) {
            RowOf next = going.remove();
            if (next.table().isDropped(next.row())) {
                continue;
            }
            List<RefWork> referrers = next.table().referrers();
            long[] keys = referrers.stream()
                    .mapToLong(reference -> reference.parents().hash(next.row()))
                    .toArray();
            drop(next.table(), next.row(), why);
            why = ORPHANED;
            for (int i = 0; i < keys.length; i++) {
                if (KeyWork.isHash(keys[i]) && (orphans == OrphanPolicy.CASCADE || chains == Chains.FOLLOWED)) {
                    TableWork child = referrers.get(i).table();
                    for (int orphan : referrers.get(i).orphans(keys[i])) {
                        (orphans == OrphanPolicy.CASCADE ? going : orphaned).add(new RowOf(child, orphan));
                    }
                }
            }
        }
    }
}

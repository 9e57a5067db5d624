package dev.rowloom.repair;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.repair.Fix.Cause;
import dev.rowloom.repair.Fix.Doubt;
import dev.rowloom.schema.DataType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Proposes parents to the rows of one foreign key: by spelling, then by description, then in turn. Not thread-safe. */
final class ParentMoves {

    private static final int MOST_IN_TURN = 12;

    /** More parents that are as near tell no more than these. */
    private static final int MOST_NEAR = 24;

    /** Spreads row numbers over what is before them: the golden ratio in 64 bits. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final double SPELLING = 0.3;
    private static final double EDITED = 0.5;
    private static final double DESCRIBED = 2;
    private static final double PARTLY = 3;
    private static final double IN_TURN = 10;

    /** Between the parts of a key. */
    private static final String PART = "\u0001";

    private static final Cause FOLLOWED =
            new Cause(RepairRule.REFERENCE_FOLLOWED, "the row that was referred to has another key now");
    private static final Cause SPELT =
            new Cause(RepairRule.REFERENCE_SPELLING, "the key of one row but for case, accents, spaces or separators");
    private static final Cause ONE_EDIT =
            new Cause(RepairRule.REFERENCE_SPELLING, "of all keys, that of one row is nearest by spelling");
    private static final Cause READ =
            new Cause(RepairRule.REFERENCE_SPELLING, "the key of one row, in another form of its type");
    private static final Cause FITS =
            new Cause(RepairRule.REFERENCE_FIT, "the row's other columns describe one parent best");
    private static final Cause SAME_PART =
            new Cause(RepairRule.REFERENCE_FIT, "the other columns of the key are those of a parent");
    private static final Cause TIED = new Cause(
            RepairRule.REFERENCE_ASSIGNED, "several parents are as near, and one of them was taken", Doubt.AMBIGUOUS);
    private static final Cause TURN = new Cause(
            RepairRule.REFERENCE_ASSIGNED, "nothing speaks for one parent, and they take turns", Doubt.AMBIGUOUS);

    private final RefWork reference;
    private final TableWork child;
    private final TableWork parent;
    /** Whether a parent can have one child only. */
    private final boolean oneToOne;
    /** Whether a parent can have one child only of those that are otherwise alike. */
    private final boolean tied;

    private @Nullable SpellingIndex spellings;
    private @Nullable Descriptions descriptions;
    private @Nullable PartIndex parts;
    private int turn;

    /** Where a parent can have one child only, and few are without: these. */
    private @Nullable List<Integer> free;

    ParentMoves(RefWork reference) {
        this.reference = reference;
        this.child = reference.table();
        this.parent = reference.parents().table();
        long own = RowTest.bits(reference.positions());
        this.oneToOne = child.keys().stream()
                .filter(KeyWork::isUnique)
                .anyMatch(key -> (RowTest.bits(key.rule().reads()) & ~own) == 0);
        this.tied = child.keys().stream()
                .filter(KeyWork::isUnique)
                .anyMatch(key -> (RowTest.bits(key.rule().reads()) & own) != 0);
    }

    /** Returns the parents that the row which the child's view is at may refer to, the likeliest first. */
    List<Move> moves() {
        List<Move> moves = new ArrayList<>();
        long hash = reference.hash(child);
        if (KeyWork.isHash(hash)) {
            int holder = reference.parents().holder(hash);
            int moved = reference.parents().movedFrom(hash);
            if (holder != LongRows.NONE) {
                add(moves, holder, SPELT, 0);
            } else if (moved != LongRows.NONE && !parent.isDropped(moved)) {
                add(moves, moved, FOLLOWED, 0);
            }
        }
        String said = said();
        List<Integer> tied = new ArrayList<>();
        if (said != null && moves.isEmpty()) {
            addRead(moves);
            addSpelt(moves, said, tied);
        }
        if (moves.isEmpty()) {
            addDescribed(moves, said, tied);
        }
        addPartly(moves);
        addInTurn(moves);
        return moves;
    }

    /** Returns whether what the row says is spelt like the key of exactly one parent. */
    boolean isSpelt() {
        String said = said();
        if (said == null || !comparesLetters()) {
            return false;
        }
        List<Integer> same = alive(spellings().same(said));
        // two are as bad as many
        return (same.isEmpty() ? alive(spellings().near(said, 2)) : same).size() == 1;
    }

    /** Returns the change that lets the row follow a parent which has another key now, or null where none is needed. */
    @Nullable
    Move to(int parentRow) {
        return move(parentRow, FOLLOWED, 0);
    }

    /** Returns other parents for a row whose key must differ: those that differ in a part of it first, then in turn. */
    List<Move> others() {
        List<Move> moves = new ArrayList<>();
        addPartly(moves);
        addInTurn(moves);
        return moves;
    }

    /** Returns the key that the row names, or null where a part of it says nothing. */
    private @Nullable String said() {
        StringJoiner said = new StringJoiner(PART);
        for (int position : reference.positions()) {
            String part = child.isWritten(position) ? child.cell(position).shown() : null;
            if (part == null || part.isBlank()) {
                return null;
            }
            said.add(part);
        }
        return said.toString();
    }

    private void addRead(List<Move> moves) {
        if (reference.positions().length != 1) {
            return;
        }
        int position = reference.positions()[0];
        Cell cell = child.cell(position);
        if (cell.isValue() || cell.original() == null) {
            return;
        }
        for (String text : TextForms.of(child.table().columns().get(position).type(), cell.original())) {
            Cell read = CellReader.read(child.table(), child.column(position), text);
            if (read != null) {
                child.attempt(position, read);
                int holder = reference.parents().holder(reference.hash(child));
                child.attempt(position, null);
                if (holder != LongRows.NONE) {
                    add(moves, holder, READ, SPELLING);
                }
            }
        }
    }

    private void addSpelt(List<Move> moves, String said, List<Integer> tied) {
        if (!moves.isEmpty()) {
            return;
        }
        List<Integer> same = alive(spellings().same(said));
        boolean edited = same.isEmpty() && comparesLetters();
        List<Integer> near = edited ? alive(spellings().near(said, MOST_NEAR)) : same;
        if (near.size() == 1) {
            add(moves, near.get(0), edited ? ONE_EDIT : SPELT, edited ? EDITED : SPELLING);
        } else {
            tied.addAll(near);
        }
    }

    /** Numbers that differ in a digit are as good as any others. */
    private boolean comparesLetters() {
        for (int position : reference.parentPositions()) {
            DataType type = parent.table().columns().get(position).type();
            if (type instanceof DataType.TextType
                    || type instanceof DataType.UuidType
                    || type instanceof DataType.EnumType) {
                return true;
            }
        }
        return false;
    }

    private void addDescribed(List<Move> moves, @Nullable String said, List<Integer> tied) {
        List<Integer> best = alive(descriptions().best(said));
        if (!tied.isEmpty()) {
            List<Integer> both = tied.stream().filter(best::contains).toList();
            best = both.isEmpty() ? tied : both;
        }
        if (best.size() == 1) {
            add(moves, best.get(0), FITS, DESCRIBED);
        } else if (!best.isEmpty()) {
            // as many each
            for (int i = 0; i < Math.min(best.size(), MOST_IN_TURN); i++) {
                add(moves, best.get((child.row() + i) % best.size()), TIED, DESCRIBED + 1 + i);
            }
        }
    }

    /** Of a key of several columns all but one may be those of a parent: of the same customer, say. */
    private void addPartly(List<Move> moves) {
        int[] positions = reference.positions();
        if (positions.length == 1 || parent.size() == 0) {
            return;
        }
        PartIndex index = parts();
        int found = 0;
        for (int row : index.rows(child)) {
            if (found < MOST_IN_TURN && !parent.isDropped(row)) {
                add(moves, row, SAME_PART, PARTLY + found * 0.01);
                found++;
            }
        }
    }

    private PartIndex parts() {
        PartIndex known = parts;
        if (known == null) {
            known = new PartIndex(reference);
            parts = known;
        }
        return known;
    }

    private void addInTurn(List<Move> moves) {
        if (free != null) {
            addFree(moves, free);
            return;
        }
        int found = 0;
        List<Integer> seen = new ArrayList<>();
        int looked = tied ? parent.size() : Math.min(parent.size(), MOST_IN_TURN * 4);
        if (isOwn() && child.row() > 0 && !tied) {
            // rows are loaded in order, and some databases look for the parent at once
            addEarlier(moves);
            return;
        }
        for (int i = 0; i < looked && found < MOST_IN_TURN; i++) {
            int row = turn;
            turn = turn + 1 >= parent.size() ? 0 : turn + 1;
            if (!parent.isDropped(row) && !(tied && isTaken(row))) {
                add(moves, row, TURN, IN_TURN + found);
                seen.add(row);
                found++;
            }
        }
        free = oneToOne && found < MOST_IN_TURN && looked == parent.size() ? seen : null;
        // the next row goes on behind the first of these, which is most likely taken
        turn = parent.size() == 0 ? 0 : Math.floorMod(turn - Math.max(0, found - 1), parent.size());
    }

    private void addFree(List<Move> moves, List<Integer> rows) {
        int found = 0;
        for (int row : rows) {
            if (!parent.isDropped(row) && !isTaken(row)) {
                add(moves, row, TURN, IN_TURN + found);
                found++;
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // a table is worked on once
    private boolean isOwn() {
        return parent == child;
    }

    private void addEarlier(List<Move> moves) {
        int row = child.row();
        long start = row * SPREAD >>> Short.SIZE;
        for (int i = 0; i < Math.min(row, MOST_IN_TURN); i++) {
            int parentRow = (int) ((start + i) % row);
            if (!parent.isDropped(parentRow)) {
                add(moves, parentRow, TURN, IN_TURN + i);
            }
        }
    }

    private boolean isTaken(int parentRow) {
        Move move = move(parentRow, TURN, 0);
        if (move == null) {
            return true;
        }
        for (int i = 0; i < move.count(); i++) {
            child.attempt(move.positions()[i], move.cells()[i]);
        }
        long own = RowTest.bits(move.positions());
        boolean taken = child.keys().stream().filter(KeyWork::isUnique).anyMatch(key -> {
            if ((RowTest.bits(key.rule().reads()) & own) == 0) {
                return false;
            }
            long hash = key.hash(child);
            int holder = KeyWork.isHash(hash) ? key.holder(hash) : LongRows.NONE;
            return holder != LongRows.NONE && holder != child.row();
        });
        for (int position : move.positions()) {
            child.attempt(position, null);
        }
        return taken;
    }

    private List<Integer> alive(List<Integer> rows) {
        return rows.stream().filter(row -> !parent.isDropped(row)).toList();
    }

    private void add(List<Move> moves, int parentRow, Cause cause, double cost) {
        Move move = move(parentRow, cause, cost);
        if (move != null) {
            moves.add(move);
        }
    }

    /** Returns the change that lets the child refer to a parent, or null where a column can't hold its key. */
    private @Nullable Move move(int parentRow, Cause cause, double cost) {
        Set<Integer> changed = new LinkedHashSet<>();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < reference.positions().length; i++) {
            int position = reference.positions()[i];
            Cell key = parent.isWritten(reference.parentPositions()[i])
                    ? parent.at(reference.parentPositions()[i], parentRow)
                    : Cell.NULL;
            if (key.text() == null || !child.isWritten(position)) {
                return null;
            }
            if (key.text().equals(child.cell(position).text())) {
                continue;
            }
            Cell own = isAlike(position, reference.parentPositions()[i])
                    ? key.plain()
                    : CellReader.read(child.table(), child.column(position), key.text());
            if (own == null) {
                return null;
            }
            changed.add(position);
            cells.add(own);
        }
        int[] positions = changed.stream().mapToInt(Integer::intValue).toArray();
        return positions.length == 0 ? null : new Move(positions, cells.toArray(new Cell[0]), cause, cost);
    }

    private boolean isAlike(int position, int parentPosition) {
        ColumnLayout own = child.column(position);
        ColumnLayout other = parent.column(parentPosition);
        return own.encoding() == other.encoding() && own.scale() == other.scale();
    }

    private SpellingIndex spellings() {
        SpellingIndex known = spellings;
        if (known == null) {
            known = new SpellingIndex(parent.size(), this::key);
            spellings = known;
        }
        return known;
    }

    private @Nullable String key(int row) {
        if (parent.isDropped(row)) {
            return null;
        }
        StringJoiner key = new StringJoiner(PART);
        for (int position : reference.parentPositions()) {
            String part = parent.isWritten(position) ? parent.at(position, row).text() : null;
            if (part == null) {
                return null;
            }
            key.add(part);
        }
        return key.toString();
    }

    Descriptions descriptions() {
        Descriptions known = descriptions;
        if (known == null) {
            known = new Descriptions(reference);
            descriptions = known;
        }
        return known;
    }

    /** Forgets what was indexed of the parents: they have changed. */
    void renew() {
        spellings = null;
        descriptions = null;
        parts = null;
        free = null;
    }
}

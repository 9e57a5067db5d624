package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.schema.ForeignKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The given rows of one table, before row counts are known: cells, and which parents are told. */
final class PinnedTable {

    /** The ways to choose a parent that is not told: by the table's own rules, none, a row, and another row. */
    static final int CHOICES = 4;

    /** Stands for a parent that is not told, to be some row that stays when row counts grow. */
    static final long UNDECIDED = -3;

    private final TablePlanning planning;
    private final TableModel model;
    private final List<Scenario.PinnedRow> rows;
    private final @Nullable PinnedColumn[] cells;
    private final long[] @Nullable [] parents;
    private final long[][] counted;
    private final Completed completed;

    PinnedTable(
            TablePlanning planning,
            List<Scenario.PinnedRow> rows,
            @Nullable PinnedColumn[] cells,
            long[] @Nullable [] parents,
            long[][] counted,
            Completed completed) {
        this.planning = planning;
        this.model = planning.model();
        this.rows = rows;
        this.cells = cells;
        this.parents = parents;
        this.counted = counted;
        this.completed = completed;
    }

    int count() {
        return rows.size();
    }

    List<Scenario.PinnedRow> rows() {
        return rows;
    }

    /** Returns what to call a row in messages. */
    String name(int row) {
        return name(planning, rows, row);
    }

    static String name(TablePlanning planning, List<Scenario.PinnedRow> rows, int row) {
        String label = rows.get(row).label();
        return "given row " + row + " of table " + planning.model().table().id()
                + (label.isEmpty() ? "" : " (" + label + ")");
    }

    /** Returns whether a column of a row is given by the caller. */
    boolean isGiven(int position, int row) {
        return rows.get(row)
                .values()
                .containsKey(planning.context(position).column().name());
    }

    /** Returns whether a reference of a row is given by the caller. */
    boolean isTold(int reference, int row) {
        List<String> columns = foreignKey(reference).columns();
        Scenario.PinnedRow given = rows.get(row);
        return given.parents().containsKey(columns) || columns.stream().anyMatch(given.values()::containsKey);
    }

    /** Returns which of the ways to choose a reference's parent is tried: each way of one with each way of the others. */
    static int digit(Completed completed, String table, int row, int reference) {
        return (int) (completed.choice(table, row) >> 2 * reference) & (CHOICES - 1);
    }

    /** Returns how many parents at most have no other children than the given rows. */
    long closedOwners() {
        int owner = model.owner();
        long[] told = owner < 0 ? null : parents[owner];
        if (told == null) {
            return owner < 0 ? 0 : counted[owner].length;
        }
        long undecided = LongStream.of(told).filter(it -> it == UNDECIDED).count();
        return undecided
                + LongStream.concat(LongStream.of(told).filter(it -> it >= 0), LongStream.of(counted[owner]))
                        .distinct()
                        .count();
    }

    /** Returns the parents that have no other children by a reference than the given rows, ascending. */
    long[] counted(int reference) {
        return counted[reference];
    }

    /** Returns whether a reference is chosen by its program alone: its choices hang together with other columns. */
    static boolean isBound(TablePlanning planning, int number) {
        TableModel model = planning.model();
        if (number == model.owner()) {
            return false;
        }
        TableModel.Reference reference = model.references().get(number);
        boolean keyed = planning.keys().assignment(Atom.reference(number)) != null;
        boolean injective = planning.keys().isAlone(Atom.reference(number)) && !reference.self();
        boolean tied = model.unlike().avoided(number) != null
                || model.ordered().pairOf(number) != null
                || model.crossed().following(number) != null;
        boolean decided = planning.checks().decides(number) || planning.checks().chooserOf(number) != null;
        boolean confirmed = model.confirmations().stream().anyMatch(confirmation -> confirmation.reference() == number);
        return reference.isScoped() || keyed && !injective || tied || decided || confirmed;
    }

    /**
     * Settles the parents of a reference: those not told are rows of low numbers, which stay when there are more rows.
     *
     * @param among how many parents there are
     * @param eligible the rows that can be chosen, ascending, or null for all
     * @param most how many children a parent may have
     */
    long @Nullable [] settled(int reference, long among, int @Nullable [] eligible, long most) {
        long[] told = parents[reference];
        if (told == null) {
            return null;
        }
        long[] settled = told.clone();
        Map<Long, Integer> children = new LinkedHashMap<>();
        LongStream.of(told).filter(it -> it >= 0).forEach(it -> children.merge(it, 1, Integer::sum));
        for (int row = 0; row < settled.length; row++) {
            if (settled[row] == UNDECIDED) {
                settled[row] = choose(reference, row, new Choice(among, eligible, most), children);
                children.merge(settled[row], 1, Integer::sum);
            }
        }
        return settled;
    }

    private record Choice(long among, int @Nullable [] eligible, long most) {

        long parent(long index) {
            return eligible == null ? index : eligible[(int) index];
        }
    }

    private long choose(int reference, int row, Choice choice, Map<Long, Integer> children) {
        TableModel.Reference followed = model.references().get(reference);
        boolean nullable = model.isNullable(followed);
        String table = model.table().id();
        long shift = completed.shift(table, row, reference)
                + (digit(completed, table, row, reference) == CHOICES - 1 ? 1 : 0);
        if (followed.self()) {
            return row == 0 ? nullable ? OwnerLayout.NONE : 0 : Math.floorMod(row - 1 - shift, (long) row);
        }
        for (long step = 0; step < choice.among(); step++) {
            long parent = choice.parent((row + shift + step) % choice.among());
            boolean closed = Arrays.binarySearch(counted[reference], parent) >= 0;
            if (!closed && children.getOrDefault(parent, 0) < choice.most()) {
                return parent;
            }
        }
        if (nullable) {
            return OwnerLayout.NONE;
        }
        String parentTable = followed.foreignKey().parentTable();
        throw new UsageException(name(row) + " finds no row of " + parentTable + " for foreign key "
                + followed.foreignKey().describe()
                + ": those there are have all the children they are to have; name one"
                + " for it, or ask for more rows of " + parentTable);
    }

    /**
     * Returns what the programs of the table take.
     *
     * @param settled the parents by reference
     */
    Pins.Given given(long[] @Nullable [] settled) {
        long[] @Nullable [] avoided = new long[settled.length] @Nullable [];
        for (int i = 0; i < avoided.length; i++) {
            avoided[i] = counted[i].length == 0 || i == model.owner() || isBound(planning, i) ? null : counted[i];
        }
        return new Pins.Given(count(), cells, settled, avoided);
    }

    /** Returns a given cell, or {@link Pins#OPEN}. */
    @Nullable
    Object cell(int position, int row) {
        PinnedColumn ofColumn = cells[position];
        return ofColumn == null ? Pins.OPEN : ofColumn.cell(row);
    }

    /** Returns the foreign key of a reference. */
    ForeignKey foreignKey(int reference) {
        return Objects.requireNonNull(model.references().get(reference)).foreignKey();
    }
}

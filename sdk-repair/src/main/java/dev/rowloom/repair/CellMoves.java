package dev.rowloom.repair;

import dev.rowloom.repair.Fix.Cause;
import dev.rowloom.repair.Fix.Doubt;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.TextEquality;
import dev.rowloom.validation.FindingKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Proposes values in place of one that its column can't hold, or where it has none. */
final class CellMoves {

    private static final int MOST_MADE = 8;
    private static final double FORMAT = 0.1;
    private static final double LABEL = 0.3;
    private static final double NEAREST = 0.5;
    private static final double MADE = 5;

    static final Cause READ = new Cause(RepairRule.FORMAT, "the text is a value of the type in another form");
    private static final Cause NEAR =
            new Cause(RepairRule.NEAREST, "the nearest value that the type and its CHECKs allow");
    private static final Cause CUT = new Cause(RepairRule.LENGTH, "as much as the column holds");
    private static final Cause CLEAN =
            new Cause(RepairRule.CHARACTERS, "the same without characters that the database can't keep");
    private static final Cause SPELT = new Cause(RepairRule.LABEL, "the label that is spelt most alike");
    private static final Cause TIED =
            new Cause(RepairRule.LABEL, "several labels are spelt as much alike", Doubt.AMBIGUOUS);
    private static final Cause FILLED =
            new Cause(RepairRule.FILLED, "the value of the column's rule at the row's address");
    private static final Cause USUAL = new Cause(RepairRule.FILLED, "a value that the column has in other rows");
    private static final Cause DEFAULT = new Cause(RepairRule.FILLED, "the first value that the column allows");

    private final TableMoves moves;

    CellMoves(TableMoves moves) {
        this.moves = moves;
    }

    /** Adds what a cell of the row that the table's view is at may hold instead. */
    void addTo(List<Move> found, int position, FindingKind kind) {
        TableWork table = moves.table();
        Cell cell = table.cell(position);
        String said = cell.shown();
        boolean referring = !moves.references(position).isEmpty();
        if (said != null) {
            addNear(found, position, cell, said);
        }
        for (RefWork reference : moves.references(position)) {
            found.addAll(moves.parents(reference).moves());
        }
        if (!referring && moves.isOfKey(position)) {
            moves.fresh().addTo(found, position, null);
        }
        if (!referring) {
            addMade(found, position);
        }
    }

    private void addNear(List<Move> found, int position, Cell cell, String said) {
        ColumnValues values = moves.values(position);
        DataType type = values.type();
        if (type instanceof DataType.EnumType || !values.labels().isEmpty()) {
            addLabels(found, position, said);
        }
        if (type instanceof DataType.SetType set) {
            addLabelsOfSet(found, position, set, said);
        }
        if (type instanceof DataType.TextType) {
            addCut(found, position, said);
            return;
        }
        double cost = FORMAT;
        for (String form : TextForms.of(type, said)) {
            add(found, position, values.read(form), READ, cost);
            addNearest(found, position, values.units(form), cost + NEAREST);
            cost += 0.01;
        }
        addNearest(found, position, values.units(cell.value() == null ? said : cell.value()), NEAREST);
        if (type instanceof DataType.BinaryType binary && said.length() / 2 > binary.maxLength()) {
            add(found, position, values.read(said.substring(0, 2 * binary.maxLength())), CUT, NEAREST);
        }
        if (type instanceof DataType.JsonType) {
            add(found, position, values.read(TextForms.clean(said)), CLEAN, NEAREST);
        }
    }

    private void addNearest(List<Move> found, int position, @Nullable BigDecimal units, double cost) {
        ColumnValues values = moves.values(position);
        // the greatest number of all would leave a key no next one
        if (units != null && values.counts() && !moves.isOfKey(position)) {
            add(found, position, values.nearest(units), NEAR, cost);
        }
    }

    private void addCut(List<Move> found, int position, String said) {
        ColumnValues values = moves.values(position);
        String clean = TextForms.clean(said);
        if (!clean.equals(said)) {
            add(found, position, values.read(clean), CLEAN, FORMAT);
        }
        String cut = TextForms.cut(clean, values.type(), moves.table().column(position), moves.dialect());
        if (!cut.equals(clean)) {
            add(found, position, values.read(cut), CUT, NEAREST);
        }
    }

    /** Returns why one of some labels took the place of a text. */
    static Cause spelt(List<String> near) {
        return near.size() == 1 ? SPELT : TIED;
    }

    /** Adds the labels that are spelt most alike. */
    void addLabels(List<Move> found, int position, String said) {
        ColumnValues values = moves.values(position);
        List<String> near = nearest(values.labels(), said);
        for (int i = 0; i < near.size(); i++) {
            add(found, position, values.read(near.get(i)), spelt(near), LABEL + i * 0.01);
        }
    }

    private void addLabelsOfSet(List<Move> found, int position, DataType.SetType set, String said) {
        List<String> kept = new ArrayList<>();
        for (String part : said.split("[,;|]", -1)) {
            List<String> near = nearest(set.labels(), part);
            if (!near.isEmpty() && !kept.contains(near.get(0))) {
                kept.add(near.get(0));
            }
        }
        kept.sort(java.util.Comparator.comparingInt(set.labels()::indexOf));
        add(found, position, moves.values(position).read(String.join(",", kept)), SPELT, LABEL);
    }

    /** The same letters, then the fewest edits, then one that begins so or is within the text. */
    static List<String> nearest(List<String> labels, String said) {
        String plain = Spelling.plain(said);
        List<String> same = labels.stream()
                .filter(label -> Spelling.plain(label).equals(plain))
                .toList();
        if (!same.isEmpty()) {
            return same;
        }
        List<String> near = new ArrayList<>();
        int least = Math.max(1, Spelling.tolerance(plain.length()));
        for (String label : labels) {
            int edits = plain.length() < 3 ? least + 1 : Spelling.edits(Spelling.plain(label), plain, least);
            if (edits < least) {
                near.clear();
                least = edits;
            }
            if (edits <= least) {
                near.add(label);
            }
        }
        return near.isEmpty() ? contained(labels, plain) : near;
    }

    private static List<String> contained(List<String> labels, String plain) {
        List<String> begun = labels.stream()
                .filter(label -> !plain.isEmpty() && Spelling.plain(label).startsWith(plain))
                .toList();
        return !begun.isEmpty()
                ? begun
                : labels.stream()
                        .filter(label ->
                                isWithin(Spelling.plain(label), plain) || isWithin(plain, Spelling.plain(label)))
                        .toList();
    }

    private static boolean isWithin(String part, String whole) {
        return part.length() > 2 && whole.contains(part);
    }

    /** Adds what the column's rule makes, and where it makes nothing what there is in other rows. */
    void addMade(List<Move> found, int position) {
        long row = moves.table().row();
        for (int i = 0; i < MOST_MADE; i++) {
            add(found, position, moves.ofEngine(position, row + i), FILLED, MADE + i);
        }
        double cost = MADE + MOST_MADE;
        for (Cell cell : moves.peers(position).usual()) {
            add(found, position, cell, USUAL, cost++);
        }
        ColumnValues values = moves.values(position);
        Column column = moves.table().table().columns().get(position);
        if (values.counts() && !values.numbers().isEmpty()) {
            add(found, position, values.nearest(BigDecimal.ZERO), DEFAULT, cost++);
        }
        for (String label : values.labels()) {
            add(found, position, values.read(label), DEFAULT, cost++);
        }
        if (column.type() instanceof DataType.TextType text) {
            boolean emptyIsNull = text.equality().emptyText() == TextEquality.Sensitivity.IGNORED;
            int length = Math.max(values.minLength(), emptyIsNull ? 1 : 0);
            if (length < 256) {
                add(found, position, values.read(name(column, length)), DEFAULT, cost);
            }
        }
    }

    private static String name(Column column, int length) {
        String name = column.name().toLowerCase(Locale.ROOT);
        return length == 0
                ? ""
                : name.repeat(length / Math.max(1, name.length()) + 1).substring(0, length);
    }

    private static void add(List<Move> found, int position, @Nullable Cell cell, Cause cause, double cost) {
        if (cell != null) {
            found.add(new Move(position, cell, cause, cost));
        }
    }
}

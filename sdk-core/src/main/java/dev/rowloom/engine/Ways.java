package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds the rows that formulas go to by a foreign key. One that is not followed, since another leads to the same row anyway, as
 * where an item's user is that of its folder, goes by that other one.
 */
final class Ways {

    /** So many tables are crossed at most. */
    private static final int LONGEST = 6;

    private final Map<String, TablePlanning> tables;

    /**
     * A reference on the way.
     *
     * @param table the table that refers
     * @param reference the reference's number
     */
    record Step(TablePlanning table, int reference) {}

    Ways(Map<String, TablePlanning> tables) {
        this.tables = tables;
    }

    /**
     * Returns the references to go by for a column, one after the other.
     *
     * @throws UsageException if the column belongs to no foreign key that the plan follows
     */
    List<Step> by(String column, TablePlanning table) {
        TableModel model = table.model();
        for (int i = 0; i < model.references().size(); i++) {
            if (last(model.references().get(i).foreignKey()).equals(column)) {
                return List.of(new Step(table, i));
            }
        }
        return model.table().foreignKeys().stream()
                .filter(key -> last(key).equals(column))
                .map(key -> by(key, table, LONGEST))
                .filter(way -> !way.isEmpty())
                .findFirst()
                .orElseThrow(() -> new UsageException("a formula goes by column '" + column + "' of table "
                        + model.table().id() + ", which is no foreign key that the plan follows; of a key of several"
                        + " columns, name the last"));
    }

    private static String last(ForeignKey key) {
        return key.columns().get(key.columns().size() - 1);
    }

    /** Returns the way to what a foreign key refers to, empty where there is none. */
    private List<Step> by(ForeignKey key, TablePlanning table, int most) {
        List<TableModel.Reference> references = table.model().references();
        for (int i = 0; i < references.size(); i++) {
            ForeignKey followed = references.get(i).foreignKey();
            if (followed.equals(key)) {
                return List.of(new Step(table, i));
            }
        }
        for (int i = 0; most > 0 && i < references.size(); i++) {
            ForeignKey followed = references.get(i).foreignKey();
            List<Step> rest = followed.columns().containsAll(key.columns())
                            && !references.get(i).self()
                    ? beyond(key, followed, most)
                    : List.of();
            boolean there = followed.columns().containsAll(key.columns()) && isSame(key, followed);
            if (there || !rest.isEmpty()) {
                List<Step> way = new ArrayList<>(List.of(new Step(table, i)));
                way.addAll(there ? List.of() : rest);
                return way;
            }
        }
        return List.of();
    }

    private static boolean isSame(ForeignKey key, ForeignKey followed) {
        return followed.parentTable().equals(key.parentTable())
                && TableModel.inParent(followed, key.columns()).equals(key.parentColumns());
    }

    private List<Step> beyond(ForeignKey key, ForeignKey followed, int most) {
        List<String> inParent = TableModel.inParent(followed, key.columns());
        TablePlanning parent = Objects.requireNonNull(tables.get(followed.parentTable()));
        return parent.model().table().foreignKeys().stream()
                .filter(next -> next.columns().equals(inParent)
                        && next.parentTable().equals(key.parentTable())
                        && next.parentColumns().equals(key.parentColumns()))
                .map(next -> by(next, parent, most - 1))
                .filter(way -> !way.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}

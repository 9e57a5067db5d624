package dev.rowloom.engine;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.List;

/** Finds columns of foreign keys that hold less than the keys they take their values from. */
final class NarrowReferences {

    private NarrowReferences() {}

    /**
     * Returns the foreign keys whose values may not fit.
     *
     * @param rows gives the row counts
     */
    static List<NotChecked> of(TableModel model, RowCounts rows) {
        List<NotChecked> found = new ArrayList<>();
        for (TableModel.Reference reference : model.references()) {
            ForeignKey key = reference.foreignKey();
            for (int i = 0; i < key.columns().size(); i++) {
                Column child = model.table().column(key.columns().get(i)).orElseThrow();
                Column parent = model.parentColumn(key, key.parentColumns().get(i));
                if (isNarrower(child.type(), parent.type(), rows.of(key.parentTable()))) {
                    found.add(new NotChecked(
                            model.table().id(),
                            "foreign key " + key.describe(),
                            child + " may not hold every key of " + key.parentTable() + "." + parent));
                }
            }
        }
        return found;
    }

    private static boolean isNarrower(DataType child, DataType parent, long parents) {
        if (child instanceof DataType.IntegerType narrow && parent instanceof DataType.IntegerType wide) {
            return narrow.max() < wide.max() && parents > narrow.max();
        }
        return child instanceof DataType.TextType narrow
                && parent instanceof DataType.TextType wide
                && narrow.maxLength() < wide.maxLength();
    }
}

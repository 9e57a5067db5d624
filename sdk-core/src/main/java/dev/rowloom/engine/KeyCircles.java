package dev.rowloom.engine;

import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds keys whose values are made of themselves by way of foreign keys: they would never come to one. */
final class KeyCircles {

    private final Map<String, TableModel> models;
    private final Set<Cell> safe = new HashSet<>();

    /** A column of a table. */
    private record Cell(String table, String column) {}

    /** A foreign key that closes a circle. */
    record Found(String table, ForeignKey foreignKey) {}

    KeyCircles(Map<String, TableModel> models) {
        this.models = models;
    }

    /** Returns a foreign key without which there is a circle less, or null where there is none. */
    @Nullable
    Found find() {
        for (TableModel model : models.values()) {
            for (TableModel.Reference reference : model.references()) {
                for (String column : reference.foreignKey().columns()) {
                    Found found = follow(new Cell(model.table().id(), column), new LinkedHashSet<>());
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    private @Nullable Found follow(Cell cell, Set<Cell> path) {
        if (safe.contains(cell)) {
            return null;
        }
        if (!path.add(cell)) {
            List<Cell> all = new ArrayList<>(path);
            return choose(all.subList(all.indexOf(cell), all.size()));
        }
        for (Cell next : reads(cell)) {
            Found found = follow(next, path);
            if (found != null) {
                return found;
            }
        }
        path.remove(cell);
        safe.add(cell);
        return null;
    }

    /** What chooses by shared columns gives way first, then what takes the parent's own key. */
    private Found choose(List<Cell> circle) {
        Found last = null;
        for (Cell cell : circle) {
            TableModel.Reference reference = referenceOf(cell);
            if (reference != null) {
                last = new Found(cell.table(), reference.foreignKey());
                if (reference.isScoped()) {
                    return last;
                }
            }
        }
        return java.util.Objects.requireNonNull(last);
    }

    private TableModel.@Nullable Reference referenceOf(Cell cell) {
        TableModel model = models.get(cell.table());
        TableModel.ColumnOfReference of = model == null ? null : model.referenceOf(model.position(cell.column()));
        return model == null || of == null ? null : model.references().get(of.reference());
    }

    /** Returns the cells that have to be known before a cell is: the parent's key, and what decides which parent. */
    private List<Cell> reads(Cell cell) {
        TableModel model = models.get(cell.table());
        TableModel.ColumnOfReference of = model == null ? null : model.referenceOf(model.position(cell.column()));
        if (model == null || of == null) {
            return List.of();
        }
        TableModel.Reference reference = model.references().get(of.reference());
        String parent = reference.foreignKey().parentTable();
        List<Cell> read = new ArrayList<>();
        if (!reference.self() || !of.parentColumn().equals(cell.column())) {
            read.add(new Cell(parent, of.parentColumn()));
        }
        reference.shared().forEach(column -> read.add(new Cell(cell.table(), column)));
        reference.sharedInParent().forEach(column -> read.add(new Cell(parent, column)));
        for (TableModel.Reference scoped : model.references()) {
            boolean decided = !scoped.self()
                    && !model.isNullable(scoped)
                    && scoped.shared().stream().anyMatch(reference.foreignKey().columns()::contains)
                    && !scoped.equals(reference);
            if (decided && model.lead(scoped) == of.reference()) {
                scoped.sharedInParent()
                        .forEach(column -> read.add(new Cell(scoped.foreignKey().parentTable(), column)));
                TableModel.inParent(reference.foreignKey(), scoped.shared())
                        .forEach(column -> read.add(new Cell(parent, column)));
            }
        }
        for (TableModel.Confirmation confirmation : model.confirmations()) {
            if (confirmation.reference() == of.reference()) {
                ForeignKey key = confirmation.foreignKey();
                key.parentColumns().forEach(column -> read.add(new Cell(key.parentTable(), column)));
                TableModel.inParent(reference.foreignKey(), key.columns())
                        .forEach(column -> read.add(new Cell(parent, column)));
            }
        }
        return read;
    }
}

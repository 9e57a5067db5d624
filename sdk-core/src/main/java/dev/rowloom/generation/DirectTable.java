package dev.rowloom.generation;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Encoding;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import dev.rowloom.schema.internal.domain.Units;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run knows of a table ahead of its rows. Immutable.
 *
 * @param layout the columns that are written, and how many rows there are to be
 * @param given how many of the first rows are given
 * @param columns the columns that the model writes
 * @param references the foreign keys to other tables whose rows are made ahead of this one's
 * @param toItself the foreign keys to the table itself
 * @param toLater the foreign keys to tables whose rows are made after this one's
 * @param kept the columns that are kept for the tables that refer to this one, and to tell keys apart
 * @param telling the columns that describe a row to a person
 */
record DirectTable(
        TableLayout layout,
        int given,
        List<ColumnLayout> columns,
        List<ForeignKey> references,
        List<ForeignKey> toItself,
        List<ForeignKey> toLater,
        List<String> kept,
        List<String> telling) {

    DirectTable {
        columns = List.copyOf(columns);
        references = List.copyOf(references);
        toItself = List.copyOf(toItself);
        toLater = List.copyOf(toLater);
        kept = List.copyOf(kept);
        telling = List.copyOf(telling);
    }

    /**
     * Returns what is known of a table.
     *
     * @param ahead the ids of the tables whose rows are made ahead
     * @param settled the columns that the model does not write
     * @param telling the columns that describe a row
     */
    static DirectTable of(
            DataPlan plan, TableLayout layout, Collection<String> ahead, Set<String> settled, List<String> telling) {
        Table table = layout.table();
        TableLayout wide = wide(layout);
        List<ForeignKey> others = table.foreignKeys().stream()
                .filter(key -> ahead.contains(key.parentTable()) && isWritten(wide, key))
                .toList();
        List<ForeignKey> own = table.foreignKeys().stream()
                .filter(key -> key.parentTable().equals(table.id()) && isWritten(wide, key))
                .toList();
        List<ForeignKey> later = table.foreignKeys().stream()
                .filter(key -> !others.contains(key) && !own.contains(key) && isWritten(wide, key))
                .toList();
        Set<String> kept = new LinkedHashSet<>(telling);
        plan.schema()
                .children(table.id())
                .forEach(child -> child.foreignKeys().stream()
                        .filter(key -> key.parentTable().equals(table.id()))
                        .forEach(key -> kept.addAll(key.parentColumns())));
        plainKeys(table).forEach(key -> kept.addAll(key.columns()));
        kept.removeIf(column -> wide.position(column) < 0);
        return new DirectTable(
                wide,
                plan.given().getOrDefault(table.id(), 0),
                wide.columns().stream()
                        .filter(column -> !settled.contains(column.name()))
                        .toList(),
                others,
                own,
                later,
                new ArrayList<>(kept),
                telling.stream().filter(column -> wide.position(column) >= 0).toList());
    }

    Table table() {
        return layout.table();
    }

    /** Returns whether the model writes all columns. */
    boolean isAllOfTheModel() {
        return columns.size() == layout.columns().size();
    }

    /** Returns whether the model writes one of some columns. */
    boolean isOfTheModel(List<String> names) {
        return columns.stream().anyMatch(column -> names.contains(column.name()));
    }

    String id() {
        return layout.table().id();
    }

    /** Returns the foreign keys that are written. */
    List<ForeignKey> keysToRows() {
        List<ForeignKey> keys = new ArrayList<>(references);
        keys.addAll(toItself);
        keys.addAll(toLater);
        return keys;
    }

    /** Returns the primary and unique keys that hold for all rows and have columns only. */
    static List<UniqueKey> plainKeys(Table table) {
        List<UniqueKey> keys = new ArrayList<>();
        table.primaryKey().ifPresent(keys::add);
        table.uniqueKeys().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
        keys.removeIf(key -> !key.isPlain());
        return keys;
    }

    /** Returns the columns of primary, unique and foreign keys, and those that the database numbers. */
    static Set<String> keyColumns(Table table) {
        Set<String> columns = new LinkedHashSet<>();
        table.primaryKey().ifPresent(key -> columns.addAll(key.columns()));
        table.uniqueKeys().forEach(key -> columns.addAll(key.columns()));
        table.foreignKeys().forEach(key -> columns.addAll(key.columns()));
        table.columns().stream()
                .filter(column -> column.identity().isPresent())
                .map(Column::name)
                .forEach(columns::add);
        return columns;
    }

    private static boolean isWritten(TableLayout layout, ForeignKey key) {
        return key.columns().stream().allMatch(column -> layout.position(column) >= 0);
    }

    /** Returns the layout with all the digits after the point that types without a scale of their own take. */
    private static TableLayout wide(TableLayout layout) {
        List<ColumnLayout> columns = layout.columns().stream()
                .map(column -> new ColumnLayout(column.column(), column.encoding(), scale(column), column.format()))
                .toList();
        return new TableLayout(layout.table(), columns, layout.rows());
    }

    private static int scale(ColumnLayout column) {
        DataType type = column.column().type();
        return column.encoding() == Encoding.DECIMAL || column.encoding() == Encoding.FLOAT
                ? Units.scale(type)
                : column.scale();
    }
}

package dev.rowloom.engine;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import dev.rowloom.schema.internal.domain.TableDomains;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds which of the columns that foreign keys refer to are null in the rows for which they have no more values. */
final class ReferredNulls {

    private static final int FEW = 128;

    private final Schema schema;
    private final Table table;
    private final TableDomains domains;

    ReferredNulls(Schema schema, Table table, TableDomains domains) {
        this.schema = schema;
        this.table = table;
        this.domains = domains;
    }

    /** Returns the columns that foreign keys refer to. */
    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        schema.children(table.id())
                .forEach(child -> referring(child).forEach(key -> columns.addAll(key.parentColumns())));
        return columns;
    }

    /** Returns whether a unique column has few values, and foreign keys can be kept from the rows without one. */
    boolean mayRunOut(String name) {
        Column column = table.column(name).orElseThrow();
        return column.isNullable()
                && hasFew(name, column.type())
                && table.uniqueKeys().stream().anyMatch(key -> isAlone(key, name))
                && table.foreignKeys().stream().noneMatch(key -> key.columns().contains(name))
                && schema.children(table.id()).stream()
                        .allMatch(child -> referring(child).stream()
                                .filter(key -> key.parentColumns().contains(name))
                                .allMatch(key -> isFree(child, key)));
    }

    private List<ForeignKey> referring(Table child) {
        return child.foreignKeys().stream()
                .filter(key -> key.parentTable().equals(table.id()))
                .toList();
    }

    private static boolean isAlone(UniqueKey key, String column) {
        return key.isPlain()
                && key.nulls() == UniqueKey.NullComparison.DISTINCT
                && key.columns().equals(List.of(column));
    }

    private boolean hasFew(String name, DataType type) {
        ColumnDomain domain = domains.column(name);
        boolean listed = domain.values() != null || type instanceof DataType.BooleanType;
        return listed || domain.numbers() != null && domain.numbers().size() <= FEW;
    }

    /** Returns whether a foreign key can choose among some parents, all of whose rows are there before its own. */
    private boolean isFree(Table child, ForeignKey key) {
        return key.columns().size() == 1
                && child.foreignKeys().stream()
                        .allMatch(other -> other.equals(key)
                                || !other.columns().contains(key.columns().get(0)))
                && !ChosenReferences.refersBack(schema, table.id(), child.id());
    }
}

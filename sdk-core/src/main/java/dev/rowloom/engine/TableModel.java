package dev.rowloom.engine;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.ReferenceBlueprint;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.TableBlueprint;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import dev.rowloom.schema.internal.domain.TableDomains;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What planning knows of one table before it knows row counts. */
final class TableModel {

    private final Schema schema;
    private final Table table;
    private final TableBlueprint blueprint;
    private final TableDomains domains;
    private final List<Column> columns;
    private final Map<String, Integer> positions = new LinkedHashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private final Map<Integer, ColumnOfReference> referenceOfColumn = new LinkedHashMap<>();
    private final List<UnheldReference> unheldReferences = new ArrayList<>();
    private final Set<String> neverNull = new HashSet<>();
    private final Set<String> severed = new HashSet<>();
    private final Blueprint whole;

    /** A foreign key that the engine follows, and what the blueprint says of it. */
    record Reference(ForeignKey foreignKey, ReferenceBlueprint blueprint, boolean self) {

        boolean isOwner() {
            return blueprint.role() == ReferenceBlueprint.Role.OWNER && !self;
        }
    }

    /** A foreign key that the engine does not follow, and why. */
    record UnheldReference(ForeignKey foreignKey, String reason) {}

    /** The reference that supplies a column, and the referred column. */
    record ColumnOfReference(int reference, String parentColumn) {}

    TableModel(Schema schema, Table table, Blueprint whole, TableBlueprint blueprint) {
        this.schema = schema;
        this.whole = whole;
        this.table = table;
        this.blueprint = blueprint;
        this.domains = TableDomains.of(table);
        this.columns = table.columns().stream().filter(this::isWritten).toList();
        for (Column column : columns) {
            positions.put(column.name(), positions.size());
        }
        table.foreignKeys().stream()
                .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
                .forEach(this::follow);
        noteNeverNull();
        unheldReferences.forEach(this::sever);
    }

    /** Columns that foreign keys refer to have a value in every row, as have those of keys to which nulls are equal. */
    private void noteNeverNull() {
        schema.tables().stream()
                .flatMap(other -> other.foreignKeys().stream())
                .filter(key -> key.parentTable().equals(table.id()))
                .forEach(key -> neverNull.addAll(key.parentColumns()));
        table.uniqueKeys().stream()
                .filter(key -> key.nulls() == UniqueKey.NullComparison.NOT_DISTINCT)
                .forEach(key -> neverNull.addAll(KeyPlanner.columnsOf(key)));
    }

    /** A foreign key with a null column needs no parent: what is not followed is left empty where that is allowed. */
    private void sever(UnheldReference unheld) {
        for (String column : unheld.foreignKey().columns()) {
            ColumnBlueprint rule = blueprint.columns().get(column);
            boolean left =
                    rule != null && rule.rule() instanceof Rule.Reference && referenceOf(position(column)) == null;
            if (left && isNullable(column)) {
                severed.add(column);
            }
        }
    }

    /** Wide keys first: what a narrower key over the same columns refers to often follows. Then owners; self references last. */
    private int rank(ForeignKey key) {
        if (key.parentTable().equals(table.id())) {
            return 0;
        }
        boolean owner = blueprint
                .reference(key.columns())
                .filter(it -> it.role() == ReferenceBlueprint.Role.OWNER)
                .isPresent();
        return -2 * key.columns().size() - (owner ? 1 : 0);
    }

    private boolean isWritten(Column column) {
        var rule = blueprint.columns().get(column.name());
        return rule != null && column.computedAs().isEmpty() && !(rule.rule() instanceof Rule.Database);
    }

    private void follow(ForeignKey key) {
        Set<String> taken = new HashSet<>();
        boolean written = key.columns().stream().allMatch(positions::containsKey);
        for (String column : key.columns()) {
            if (written && referenceOfColumn.containsKey(positions.get(column))) {
                taken.add(column);
            }
        }
        boolean wanted = written
                && key.columns().stream()
                        .map(it -> blueprint.columns().get(it))
                        .anyMatch(it -> it != null && it.rule() instanceof Rule.Reference);
        String reason = !wanted
                ? "its columns have rules of their own"
                : !taken.isEmpty()
                        ? "it shares columns with another foreign key"
                        : !isWritten(key)
                                ? "it refers to a column whose values the database makes"
                                : isSelfMade(key) ? "the columns it refers to are its own" : "";
        if (!reason.isEmpty()) {
            if (!isImplied(key)) {
                unheldReferences.add(new UnheldReference(key, reason));
            }
            return;
        }
        ReferenceBlueprint choice = blueprint
                .reference(key.columns())
                .orElseGet(() -> new ReferenceBlueprint(
                        key.columns(),
                        key.parentTable(),
                        ReferenceBlueprint.Role.PLAIN,
                        new dev.rowloom.blueprint.Cardinality.Even(),
                        0));
        int number = references.size();
        references.add(new Reference(key, choice, key.parentTable().equals(table.id())));
        for (int i = 0; i < key.columns().size(); i++) {
            referenceOfColumn.put(
                    positions.get(key.columns().get(i)),
                    new ColumnOfReference(number, key.parentColumns().get(i)));
        }
    }

    private boolean isWritten(ForeignKey key) {
        TableBlueprint parent = whole.tables().get(key.parentTable());
        return schema.table(key.parentTable()).stream()
                .allMatch(declared -> key.parentColumns().stream().allMatch(it -> {
                    ColumnBlueprint rule =
                            parent == null ? null : parent.columns().get(it);
                    return rule != null
                            && !(rule.rule() instanceof Rule.Database)
                            && declared.column(it)
                                    .filter(column -> column.computedAs().isEmpty())
                                    .isPresent();
                }));
    }

    /** A key that takes its values from itself, row by row, would never come to one. */
    private boolean isSelfMade(ForeignKey key) {
        return key.parentTable().equals(table.id()) && key.columns().stream().anyMatch(key.parentColumns()::contains);
    }

    /** Returns whether a reference that is followed leads to the same parent anyway, or the row refers to itself. */
    private boolean isImplied(ForeignKey key) {
        if (key.parentTable().equals(table.id()) && key.columns().equals(key.parentColumns())) {
            return true;
        }
        return references.stream().map(Reference::foreignKey).anyMatch(followed -> implies(followed, key));
    }

    private boolean implies(ForeignKey followed, ForeignKey key) {
        if (!followed.columns().containsAll(key.columns())) {
            return false;
        }
        List<String> inParent = key.columns().stream()
                .map(column -> followed.parentColumns().get(followed.columns().indexOf(column)))
                .toList();
        if (followed.parentTable().equals(key.parentTable()) && inParent.equals(key.parentColumns())) {
            return true;
        }
        return schema.table(followed.parentTable()).stream()
                .flatMap(parent -> parent.foreignKeys().stream())
                .anyMatch(next -> next.columns().equals(inParent)
                        && next.parentTable().equals(key.parentTable())
                        && next.parentColumns().equals(key.parentColumns()));
    }

    Table table() {
        return table;
    }

    TableBlueprint blueprint() {
        return blueprint;
    }

    TableDomains domains() {
        return domains;
    }

    /** Returns the columns that are written, in order. */
    List<Column> columns() {
        return columns;
    }

    /** Returns a column's position among those that are written, or −1. */
    int position(String column) {
        return positions.getOrDefault(column, -1);
    }

    List<Reference> references() {
        return references;
    }

    /** Returns which reference supplies the column at a position, or null. */
    @org.jspecify.annotations.Nullable
    ColumnOfReference referenceOf(int position) {
        return referenceOfColumn.get(position);
    }

    /** Returns the number of the owner reference, or −1. */
    int owner() {
        for (int i = 0; i < references.size(); i++) {
            if (references.get(i).isOwner()) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the foreign keys that are not followed. */
    List<UnheldReference> unheldReferences() {
        return unheldReferences;
    }

    /** Returns whether a column is null in every row, because its foreign key is not followed. */
    boolean isSevered(String column) {
        return severed.contains(column);
    }

    /** Returns whether a column may be null. */
    boolean isNullable(String column) {
        return domains.column(column).nullable() && !neverNull.contains(column);
    }

    /** Returns the rule of the column that a reference's column refers to, or null where it has none. */
    @org.jspecify.annotations.Nullable
    Rule parentRule(ColumnOfReference column) {
        TableBlueprint parent =
                whole.tables().get(references.get(column.reference()).foreignKey().parentTable());
        ColumnBlueprint referred = parent == null ? null : parent.columns().get(column.parentColumn());
        return referred == null ? null : referred.rule();
    }

    /** Returns a column that a foreign key refers to. */
    Column parentColumn(ForeignKey key, String name) {
        return schema.table(key.parentTable())
                .flatMap(parent -> parent.column(name))
                .orElseThrow();
    }

    /** Returns whether a reference can be left out: one of its columns takes null. */
    boolean isNullable(Reference reference) {
        return reference.foreignKey().columns().stream().anyMatch(this::isNullable);
    }
}

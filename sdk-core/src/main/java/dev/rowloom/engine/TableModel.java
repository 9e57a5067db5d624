package dev.rowloom.engine;

import dev.rowloom.blueprint.ReferenceBlueprint;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.TableBlueprint;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
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
    private final List<String> unheldReferences = new ArrayList<>();

    /** A foreign key that the engine follows, and what the blueprint says of it. */
    record Reference(ForeignKey foreignKey, ReferenceBlueprint blueprint, boolean self) {

        boolean isOwner() {
            return blueprint.role() == ReferenceBlueprint.Role.OWNER && !self;
        }
    }

    /** The reference that supplies a column, and the referred column. */
    record ColumnOfReference(int reference, String parentColumn) {}

    TableModel(Schema schema, Table table, TableBlueprint blueprint) {
        this.schema = schema;
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
        if (!wanted || taken.size() == key.columns().size()) {
            if (!isImplied(key)) {
                unheldReferences.add(key.describe());
            }
            return;
        }
        if (!taken.isEmpty()) {
            unheldReferences.add(key.describe());
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

    /** Returns whether a reference that is followed leads to the same parent anyway. */
    private boolean isImplied(ForeignKey key) {
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

    /** Returns the foreign keys that share columns with another one, so that they are not followed. */
    List<String> unheldReferences() {
        return unheldReferences;
    }

    /** Returns whether a reference can be left out: one of its columns takes null. */
    boolean isNullable(Reference reference) {
        return reference.foreignKey().columns().stream()
                .anyMatch(it -> domains.column(it).nullable());
    }
}

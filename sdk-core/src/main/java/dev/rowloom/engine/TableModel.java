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
import dev.rowloom.schema.internal.domain.Plenty;
import dev.rowloom.schema.internal.domain.TableDomains;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What planning knows of one table before it knows row counts. */
final class TableModel {

    private final Schema schema;
    private final Table table;
    private final TableBlueprint blueprint;
    private final TableDomains domains;
    private final Exclusions exclusions;
    private final List<Column> columns;
    private final Map<String, Integer> positions = new LinkedHashMap<>();
    private final List<Reference> references;
    private final List<Confirmation> confirmations;
    private final Map<Integer, ColumnOfReference> referenceOfColumn = new LinkedHashMap<>();
    private final List<UnheldReference> unheldReferences;
    private final Set<String> referredColumns = new HashSet<>();
    private final Set<String> neverNull = new HashSet<>();
    private final Set<String> clashing = new HashSet<>();
    private final List<UniqueKey> clashingKeys = new ArrayList<>();
    private final ClashingNulls nulls;
    private final Set<String> severed = new HashSet<>();
    private final Blueprint whole;
    private final int owner;
    private final UnlikeReferences unlike;
    private final OrderedReferences ordered;
    private final CrossReferences crossed;

    /**
     * A foreign key that the engine follows, and what the blueprint says of it.
     *
     * @param self whether it refers to its own table
     * @param shared those of its columns that references before it supply, so that only parents that agree can be chosen
     */
    record Reference(ForeignKey foreignKey, ReferenceBlueprint blueprint, boolean self, List<String> shared) {

        boolean isOwner() {
            return blueprint.role() == ReferenceBlueprint.Role.OWNER && !self && !isScoped();
        }

        /** Returns whether the parents that can be chosen depend on other references. */
        boolean isScoped() {
            return !shared.isEmpty();
        }

        /** Returns the referred columns of those that are shared, in order. */
        List<String> sharedInParent() {
            return inParent(foreignKey, shared);
        }
    }

    /**
     * A foreign key all of whose columns another one supplies: only parents can be chosen that it refers to as well.
     *
     * @param reference the number of the other one
     */
    record Confirmation(ForeignKey foreignKey, int reference) {}

    /** A foreign key that the engine does not follow, and why. */
    record UnheldReference(ForeignKey foreignKey, String reason) {}

    /** The reference that supplies a column, and the referred column. */
    record ColumnOfReference(int reference, String parentColumn) {}

    /**
     * Works a table out.
     *
     * @param whole the blueprint of all tables
     * @param refused the foreign keys that are not to be followed
     */
    TableModel(Schema schema, Table table, Blueprint whole, Set<ForeignKey> refused) {
        this.schema = schema;
        this.whole = whole;
        this.table = table;
        this.blueprint = java.util.Objects.requireNonNull(whole.tables().get(table.id()));
        this.domains = TableDomains.of(table, schema.dialect());
        this.exclusions = new Exclusions(table);
        this.columns = table.columns().stream().filter(this::isWritten).toList();
        for (Column column : columns) {
            positions.put(column.name(), positions.size());
        }
        noteNeverNull();
        TableReferences followed = new TableReferences(this, refused);
        this.references = followed.references();
        this.confirmations = followed.confirmations();
        this.unheldReferences = followed.unheld();
        followed.suppliers().forEach((column, supplier) -> referenceOfColumn.put(position(column), supplier));
        unheldReferences.forEach(this::sever);
        this.ordered = new OrderedReferences(this);
        this.owner = new OwnerChoice(this).owner();
        this.unlike = new UnlikeReferences(this, owner);
        this.crossed = new CrossReferences(this, owner);
        this.nulls = new ClashingNulls(this, clashingKeys);
        clashing.removeAll(nulls.columns());
    }

    /**
     * Columns that foreign keys refer to have a value in every row, but where values run out; as have those of keys to which
     * nulls are equal.
     */
    private void noteNeverNull() {
        ReferredNulls referred = new ReferredNulls(schema, table, domains);
        referredColumns.addAll(referred.columns());
        referred.columns().stream()
                .filter(column -> !referred.mayRunOut(column))
                .forEach(neverNull::add);
        uniqueKeys().forEach(this::noteNullsThatClash);
        // a range without an end overlaps all that come after it
        neverNull.addAll(exclusions.ends().keySet());
        neverNull.addAll(exclusions.ends().values());
    }

    /** Where nulls clash, a column of many values that takes none tells the rows apart; for want of it none is null. */
    private void noteNullsThatClash(UniqueKey key) {
        List<KeyExpressions.Told> told = KeyExpressions.told(table, key);
        boolean distinct = key.nulls() == UniqueKey.NullComparison.DISTINCT;
        boolean plentiful = told.stream().anyMatch(it -> !it.nullCounts() && isPlentiful(it.column()));
        if (!plentiful && key.predicate() == null) {
            List<String> columns = KeyExpressions.columnsOf(key).stream()
                    .filter(column -> !distinct
                            || told.stream()
                                    .anyMatch(
                                            it -> it.nullCounts() && it.column().equals(column)))
                    .toList();
            clashing.addAll(columns);
            if (columns.stream().anyMatch(this::admitsNull)) {
                clashingKeys.add(key);
            }
        }
    }

    private boolean isPlentiful(String name) {
        return hasMany(name) && !table.column(name).orElseThrow().isNullable();
    }

    /** Returns whether a column has so many values that it can differ in all rows. */
    boolean hasMany(String name) {
        Column column = table.column(name).orElseThrow();
        ColumnBlueprint rule = blueprint.columns().get(name);
        boolean free = rule != null
                && !(rule.rule() instanceof Rule.Reference)
                && !(rule.rule() instanceof Rule.Values)
                && !(rule.rule() instanceof Rule.Constant)
                && !(rule.rule() instanceof Rule.Database);
        boolean wide = Plenty.isOf(column.type()) || rule != null && rule.rule() instanceof Rule.Sequence;
        return free && wide && domains.column(name).values() == null;
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

    private boolean isWritten(Column column) {
        var rule = blueprint.columns().get(column.name());
        return rule != null && column.computedAs().isEmpty() && !(rule.rule() instanceof Rule.Database);
    }

    /** Returns whether the engine writes the columns that a foreign key refers to. */
    boolean isWritten(ForeignKey key) {
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

    /** Returns the columns that some columns of a foreign key refer to. */
    static List<String> inParent(ForeignKey key, List<String> columns) {
        return columns.stream()
                .map(column -> key.parentColumns().get(key.columns().indexOf(column)))
                .toList();
    }

    /** Returns whether no two parents agree in what some columns refer to. */
    boolean isKeyOfParent(ForeignKey key, List<String> columns) {
        List<String> referred = inParent(key, columns);
        return schema.table(key.parentTable()).stream()
                .flatMap(parent -> parent.uniqueKeys().stream())
                .anyMatch(unique -> unique.isPlain() && referred.containsAll(unique.columns()));
    }

    Schema schema() {
        return schema;
    }

    /** Returns the moment that the blueprint takes for the present. */
    Instant now() {
        return whole.now();
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

    /** Returns the unique keys, and those that stand for exclusion constraints. */
    List<UniqueKey> keys() {
        return Stream.concat(uniqueKeys(), exclusions.keys().stream()).toList();
    }

    private Stream<UniqueKey> uniqueKeys() {
        return table.uniqueKeys().stream().map(key -> CaseKeys.partial(schema.dialect(), key));
    }

    Exclusions exclusions() {
        return exclusions;
    }

    /** Returns the position of the column that begins the range which the column at a position ends, or −1. */
    int beginOf(int position) {
        String begin = exclusions.ends().get(columns.get(position).name());
        return begin == null ? -1 : position(begin);
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

    /** Returns the references that differ in every row. */
    UnlikeReferences unlike() {
        return unlike;
    }

    /** Returns the keys to which nulls are equal, and whose columns may be null all the same. */
    ClashingNulls nulls() {
        return nulls;
    }

    /** Returns whether a key to which nulls are equal has columns that may be null. */
    boolean hasClashingNulls(UniqueKey key) {
        return clashingKeys.contains(key);
    }

    /** Returns the references that are in an order in every row. */
    OrderedReferences ordered() {
        return ordered;
    }

    /** Returns the references that follow the keys of others. */
    CrossReferences crossed() {
        return crossed;
    }

    /** Returns the number of the owner reference, or −1. */
    int owner() {
        return owner;
    }

    /** Returns the number of the only reference that supplies what a reference shares, and depends on no other; else −1. */
    int lead(Reference scoped) {
        int found = -1;
        for (String column : scoped.shared()) {
            ColumnOfReference supplier = referenceOfColumn.get(position(column));
            if (supplier == null || found >= 0 && found != supplier.reference()) {
                return -1;
            }
            found = supplier.reference();
        }
        return found;
    }

    /** Returns the foreign keys that confirm what references choose. */
    List<Confirmation> confirmations() {
        return confirmations;
    }

    /** Returns the foreign keys that are not followed. */
    List<UnheldReference> unheldReferences() {
        return unheldReferences;
    }

    /** Returns whether a column is null in every row, because its foreign key is not followed. */
    boolean isSevered(String column) {
        return severed.contains(column);
    }

    /** Returns whether a foreign key refers to a column. */
    boolean isReferred(String column) {
        return referredColumns.contains(column);
    }

    /** Returns whether a column may be null. */
    boolean isNullable(String column) {
        return admitsNull(column) && !clashing.contains(column);
    }

    /** Returns whether a column may be null as far as keys to which nulls are equal do not object. */
    boolean admitsNull(String column) {
        return domains.column(column).nullable() && !neverNull.contains(column);
    }

    /** Returns the rule of the column that a reference's column refers to, or null where it has none. */
    @org.jspecify.annotations.Nullable
    Rule parentRule(ColumnOfReference column) {
        TableBlueprint parent = whole.tables()
                .get(references.get(column.reference()).foreignKey().parentTable());
        ColumnBlueprint referred = parent == null ? null : parent.columns().get(column.parentColumn());
        return referred == null ? null : referred.rule();
    }

    /** Returns a column that a foreign key refers to. */
    Column parentColumn(ForeignKey key, String name) {
        return schema.table(key.parentTable())
                .flatMap(parent -> parent.column(name))
                .orElseThrow();
    }

    /** Returns whether a reference can be left out: one of its columns takes null, and is its own. */
    boolean isNullable(Reference reference) {
        return reference.foreignKey().columns().stream()
                .anyMatch(column -> !reference.shared().contains(column) && isNullable(column));
    }
}

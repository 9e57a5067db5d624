package dev.rowloom.it.load;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.ReferenceBlueprint;
import dev.rowloom.blueprint.TableBlueprint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One kind of change of the shop, and which columns may move.
 *
 * @param kind the kind of change, as the first cell of a line of {@code docs/stability.md} has it
 * @param example what is changed here
 * @param change how
 * @param committed the columns that may move when the blueprint stays
 * @param fresh the columns that may move when the blueprint is inferred anew
 */
record StabilityLine(String kind, String example, Change change, Set<String> committed, Set<String> fresh) {

    /**
     * What changes.
     *
     * @param before the DDL at first, made from the shop's
     * @param after the DDL afterwards
     * @param renamed the new names of tables and of {@code table.column} by the old ones
     * @param options what changes of the generator
     */
    record Change(
            UnaryOperator<String> before,
            UnaryOperator<String> after,
            Map<String, String> renamed,
            UnaryOperator<SyntheticDataGenerator> options) {}

    static StabilityLine ddl(String kind, String example, UnaryOperator<String> after) {
        return new StabilityLine(kind, example, new Change(it -> it, after, Map.of(), it -> it), Set.of(), Set.of());
    }

    static StabilityLine options(String kind, String example, UnaryOperator<SyntheticDataGenerator> options) {
        return new StabilityLine(kind, example, new Change(it -> it, it -> it, Map.of(), options), Set.of(), Set.of());
    }

    /** Has the change the other way round. */
    StabilityLine reversed() {
        Change reversed = new Change(change.after, change.before, change.renamed, change.options);
        return new StabilityLine(kind, example, reversed, committed, fresh);
    }

    StabilityLine before(UnaryOperator<String> before) {
        Change changed = new Change(before, change.after, change.renamed, change.options);
        return new StabilityLine(kind, example, changed, committed, fresh);
    }

    StabilityLine renames(String old, String now) {
        Change changed = new Change(change.before, change.after, Map.of(old, now), change.options);
        return new StabilityLine(kind, example, changed, committed, fresh);
    }

    /** Names what may move either way. */
    StabilityLine moves(String... columns) {
        return new StabilityLine(kind, example, change, Set.of(columns), Set.of(columns));
    }

    /** Names what may move only when the blueprint is inferred anew. */
    StabilityLine movesIfFresh(String... columns) {
        return new StabilityLine(kind, example, change, committed, Set.of(columns));
    }

    /**
     * Carries a committed blueprint over to a changed schema as a person would: entries follow what was renamed and keep their
     * ids, and what is new comes from a newly inferred blueprint.
     */
    Blueprint carriedOver(Blueprint committed, Blueprint inferred) {
        Map<String, TableBlueprint> tables = new LinkedHashMap<>();
        committed
                .tables()
                .forEach((id, table) -> tables.put(change.renamed.getOrDefault(id, id), carriedOver(id, table)));
        inferred.tables().forEach((id, table) -> tables.merge(id, table, StabilityLine::completed));
        return new Blueprint(committed.engine(), committed.now(), committed.culture(), tables);
    }

    private TableBlueprint carriedOver(String id, TableBlueprint table) {
        Map<String, ColumnBlueprint> columns = new LinkedHashMap<>();
        table.columns()
                .forEach((name, column) -> columns.put(change.renamed.getOrDefault(id + "." + name, name), column));
        List<ReferenceBlueprint> references = table.references().stream()
                .map(it -> new ReferenceBlueprint(
                        it.columns().stream()
                                .map(name -> change.renamed.getOrDefault(id + "." + name, name))
                                .toList(),
                        change.renamed.getOrDefault(it.table(), it.table()),
                        it.role(),
                        it.cardinality(),
                        it.nullRate()))
                .toList();
        return new TableBlueprint(table.id(), columns, references);
    }

    private static TableBlueprint completed(TableBlueprint committed, TableBlueprint inferred) {
        Map<String, ColumnBlueprint> columns = new LinkedHashMap<>(committed.columns());
        inferred.columns().forEach(columns::putIfAbsent);
        return new TableBlueprint(committed.id(), columns, committed.references());
    }

    @Override
    public String toString() {
        return kind + ": " + example;
    }
}

package dev.rowloom.repair;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.TableData;
import dev.rowloom.schema.LoadPlan;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.validation.internal.ConditionRule;
import dev.rowloom.validation.internal.KeyDigest;
import dev.rowloom.validation.internal.KeyRule;
import dev.rowloom.validation.internal.ReferenceRule;
import dev.rowloom.validation.internal.SchemaRules;
import dev.rowloom.validation.internal.TableRules;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** All tables of a dataset that is repaired, parents first where there is no cycle. */
final class Workspace {

    private final List<RowSolver> solvers = new ArrayList<>();
    private final IdentityHashMap<TableWork, RowSolver> byTable = new IdentityHashMap<>();

    Workspace(Dataset dataset, Scope scope, EngineValues engine) {
        Schema schema = dataset.schema();
        Map<String, TableData> data = new LinkedHashMap<>();
        dataset.tables().forEach(table -> data.put(table.layout().table().id(), table));
        Set<String> elsewhere = new LinkedHashSet<>();
        schema.tables().stream()
                .map(Table::id)
                .filter(id -> !data.containsKey(id))
                .forEach(elsewhere::add);
        Map<String, TableRules> rules = SchemaRules.of(schema, elsewhere);
        Map<String, TableWork> tables = new LinkedHashMap<>();
        LoadPlan.of(schema).steps().stream()
                .map(step -> step.table().id())
                .filter(data::containsKey)
                .forEach(id -> tables.put(
                        id,
                        new TableWork(Objects.requireNonNull(rules.get(id)), Objects.requireNonNull(data.get(id)))));
        data.forEach((id, table) ->
                tables.computeIfAbsent(id, it -> new TableWork(Objects.requireNonNull(rules.get(it)), table)));
        connect(tables);
        for (TableWork table : tables.values()) {
            RowSolver solver =
                    new RowSolver(new TableMoves(table, schema.dialect(), engine), tests(table, scope), scope);
            solvers.add(solver);
            byTable.put(table, solver);
        }
    }

    private static void connect(Map<String, TableWork> tables) {
        IdentityHashMap<KeyRule, KeyWork> keys = new IdentityHashMap<>();
        KeyDigest digest = new KeyDigest();
        for (TableWork table : tables.values()) {
            for (KeyRule rule : table.rules().keys()) {
                KeyWork key = new KeyWork(rule, table, digest);
                keys.put(rule, key);
                table.keys().add(key);
            }
        }
        for (TableWork table : tables.values()) {
            for (ReferenceRule rule : table.rules().references()) {
                KeyWork parents = Objects.requireNonNull(keys.get(rule.parent()));
                RefWork reference = new RefWork(rule, table, parents);
                table.references().add(reference);
                parents.table().referrers().add(reference);
            }
        }
    }

    private static List<RowTest> tests(TableWork table, Scope scope) {
        List<RowTest> tests = new ArrayList<>();
        table.rules().columns().forEach(rule -> tests.add(new RowTest.OfCell(rule, scope)));
        table.references().forEach(reference -> tests.add(new RowTest.OfReference(reference, scope)));
        table.keys().stream().filter(KeyWork::isUnique).forEach(key -> tests.add(new RowTest.OfKey(key, scope)));
        for (ConditionRule rule : table.rules().conditions()) {
            tests.add(new RowTest.OfCheck(rule, scope));
        }
        return tests;
    }

    /** Returns what solves the rows of each table, parents first. */
    List<RowSolver> solvers() {
        return solvers;
    }

    TableWork table(String id) {
        return solvers.stream()
                .map(RowSolver::table)
                .filter(table -> table.table().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    RowSolver solver(TableWork table) {
        return Objects.requireNonNull(byTable.get(table));
    }

    /** Forgets what was indexed of rows: they have changed. */
    void renew() {
        solvers.forEach(solver -> solver.moves().renew());
    }
}

package dev.rowloom.it.conformance;

import dev.rowloom.it.database.DatabaseKind;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which table that was read is which in the database. */
final class Matching {

    private final Map<LiveTable, Table> read = new LinkedHashMap<>();
    private final Map<String, LiveTable> live = new LinkedHashMap<>();
    private final Schema schema;

    /** Tables that only one side has are left out, and so are the foreign keys to them. */
    Matching(Schema schema, List<LiveTable> tables, DatabaseKind kind) {
        for (LiveTable table : tables) {
            find(schema, table, kind).ifPresent(match -> {
                if (live.putIfAbsent(match.id(), table) == null) {
                    read.put(table, match);
                }
            });
        }
        this.schema = Schema.of(
                schema.dialect(),
                schema.tables().stream()
                        .filter(table -> live.containsKey(table.id()))
                        .map(this::withKnownParents)
                        .toList(),
                schema.diagnostics());
    }

    private static Optional<Table> find(Schema schema, LiveTable table, DatabaseKind kind) {
        List<Table> named = schema.tables().stream()
                .filter(candidate ->
                        candidate.name().name().equalsIgnoreCase(table.ref().name()))
                .toList();
        List<Table> exact = named.stream()
                .filter(candidate -> candidate.name().name().equals(table.ref().name()))
                .filter(candidate -> isSchemaOf(candidate, table, kind))
                .toList();
        if (exact.isEmpty()) {
            exact = named.stream()
                    .filter(candidate -> isSchemaOf(candidate, table, kind))
                    .toList();
        }
        return exact.stream().findFirst();
    }

    /** Where the DDL names no schema, it is the default one; MariaDB's databases are called as each test calls them. */
    private static boolean isSchemaOf(Table read, LiveTable live, DatabaseKind kind) {
        String qualifier = read.name().qualifier();
        if (qualifier != null) {
            return qualifier.equalsIgnoreCase(live.ref().schema());
        }
        return kind != DatabaseKind.POSTGRESQL || live.ref().schema().equals("public");
    }

    private Table withKnownParents(Table table) {
        if (table.foreignKeys().stream().allMatch(key -> live.containsKey(key.parentTable()))) {
            return table;
        }
        Table.Builder builder = Table.builder(table.id(), table.name());
        table.columns().forEach(builder::column);
        table.uniqueKeys().forEach(builder::uniqueKey);
        table.exclusions().forEach(builder::exclusion);
        table.checks().forEach(builder::check);
        table.foreignKeys().stream()
                .filter(key -> live.containsKey(key.parentTable()))
                .forEach(builder::foreignKey);
        return builder.comment(table.comment().orElse(null))
                .refusal(table.refusal().orElse(null))
                .build();
    }

    /** Returns what was read of the tables that the database has. */
    Schema schema() {
        return schema;
    }

    @Nullable
    Table read(LiveTable table) {
        return read.get(table);
    }

    LiveTable live(String id) {
        LiveTable table = live.get(id);
        if (table == null) {
            throw new IllegalArgumentException("no table " + id + " among " + live.keySet());
        }
        return table;
    }
}

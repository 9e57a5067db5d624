package dev.rowloom.schema;

import java.util.List;

/** Short forms for tests. */
final class Ddl {

    private Ddl() {}

    static Schema postgres(String ddl) {
        return Schema.fromDdl(ddl, Dialect.postgresql());
    }

    static Schema mysql(String ddl) {
        return Schema.fromDdl(ddl, Dialect.mysql());
    }

    static Schema sqlite(String ddl) {
        return Schema.fromDdl(ddl, Dialect.sqlite());
    }

    static Schema h2(String ddl) {
        return Schema.fromDdl(ddl, Dialect.h2());
    }

    static Schema sqlserver(String ddl) {
        return Schema.fromDdl(ddl, Dialect.sqlserver());
    }

    static Schema oracle(String ddl) {
        return Schema.fromDdl(ddl, Dialect.oracle());
    }

    static Table table(Schema schema, String id) {
        return schema.table(id).orElseThrow(() -> new AssertionError("no " + id + " in " + schema));
    }

    static Column column(Schema schema, String table, String column) {
        return table(schema, table).column(column).orElseThrow(() -> new AssertionError("no column " + column));
    }

    static List<String> columns(Schema schema, String table) {
        return table(schema, table).columns().stream().map(Column::toString).toList();
    }

    static List<String> foreignKeys(Schema schema, String table) {
        return table(schema, table).foreignKeys().stream()
                .map(ForeignKey::describe)
                .toList();
    }

    static List<String> keys(Schema schema, String table) {
        return table(schema, table).uniqueKeys().stream()
                .map(key -> key.kind() + " " + key.columns())
                .toList();
    }

    static List<String> warnings(Schema schema) {
        return schema.diagnostics().stream()
                .filter(each -> each.severity() == Diagnostic.Severity.WARNING)
                .map(each -> each.line() + ": " + each.message())
                .toList();
    }

    /** Returns the condition of the only check of a table. */
    static Expression check(Schema schema, String table) {
        List<Check> checks = table(schema, table).checks();
        if (checks.size() != 1) {
            throw new AssertionError("checks of " + table + ": " + checks);
        }
        return checks.get(0).condition();
    }
}

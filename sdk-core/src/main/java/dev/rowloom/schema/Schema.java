package dev.rowloom.schema;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of one database: all that later steps need to know of its DDL. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Schema {

    private final Dialect dialect;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final List<Diagnostic> diagnostics;

    private Schema(Dialect dialect, List<Table> tables, List<Diagnostic> diagnostics) {
        this.dialect = dialect;
        this.diagnostics = List.copyOf(diagnostics);
        for (Table table : tables) {
            if (this.tables.put(table.id(), table) != null) {
                throw new IllegalArgumentException("two tables named " + table.id());
            }
        }
    }

    /**
     * Returns a schema of the given tables.
     *
     * @throws IllegalArgumentException if two tables have the same id
     */
    public static Schema of(Dialect dialect, List<Table> tables, List<Diagnostic> diagnostics) {
        return new Schema(dialect, tables, diagnostics);
    }

    /**
     * Reads a DDL script of a dialect that is told from the text.
     *
     * @throws dev.rowloom.SchemaException if no table can be understood, or one is declared twice
     */
    public static Schema fromDdl(String ddl) {
        return DdlSource.detecting().read(ddl);
    }

    /**
     * Reads a DDL script of a known dialect.
     *
     * @throws dev.rowloom.SchemaException if no table can be understood, or one is declared twice
     */
    public static Schema fromDdl(String ddl, Dialect dialect) {
        return DdlSource.of(dialect).read(ddl);
    }

    /**
     * Reads a DDL file, UTF-8, of a dialect that is told from the text.
     *
     * @throws dev.rowloom.SchemaException if the file can't be read, no table can be understood, or one is declared twice
     */
    public static Schema fromDdl(Path ddl) {
        return DdlSource.detecting().read(ddl);
    }

    /**
     * Reads a DDL file, UTF-8, of a known dialect.
     *
     * @throws dev.rowloom.SchemaException if the file can't be read, no table can be understood, or one is declared twice
     */
    public static Schema fromDdl(Path ddl, Dialect dialect) {
        return DdlSource.of(dialect).read(ddl);
    }

    /**
     * Reads a folder of migrations in the order of their versions, of a dialect that is told from their text.
     *
     * @throws dev.rowloom.SchemaException as {@link DdlSource#readMigrations} says
     */
    public static Schema fromMigrations(Path folder) {
        return DdlSource.detecting().readMigrations(folder);
    }

    /**
     * Reads a folder of migrations of a known dialect in the order of their versions.
     *
     * @throws dev.rowloom.SchemaException as {@link DdlSource#readMigrations} says
     */
    public static Schema fromMigrations(Path folder, Dialect dialect) {
        return DdlSource.of(dialect).readMigrations(folder);
    }

    /** Returns the dialect the schema is written in. */
    public Dialect dialect() {
        return dialect;
    }

    /** Returns the tables in declaration order. */
    public List<Table> tables() {
        return List.copyOf(tables.values());
    }

    /** Returns the table of exactly that {@linkplain Table#id() id}. */
    public Optional<Table> table(String id) {
        return Optional.ofNullable(tables.get(id));
    }

    /** Returns what the reader noticed, in the order of the source. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    @Override
    public String toString() {
        return dialect.name() + tables.keySet();
    }
}

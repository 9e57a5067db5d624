package dev.rowloom.schema;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The tables of one database: all that later steps need to know of its DDL. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Schema {

    private final Dialect dialect;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final List<Table> inOrder;
    private final Map<String, List<Table>> children = new HashMap<>();
    private final List<Diagnostic> diagnostics;

    private Schema(Dialect dialect, List<Table> tables, List<Diagnostic> diagnostics) {
        this.dialect = dialect;
        this.diagnostics = List.copyOf(diagnostics);
        for (Table table : tables) {
            if (this.tables.put(table.id(), table) != null) {
                throw new IllegalArgumentException("two tables named " + table.id());
            }
        }
        this.inOrder = List.copyOf(this.tables.values());
        for (Table child : inOrder) {
            child.foreignKeys().stream()
                    .map(ForeignKey::parentTable)
                    .distinct()
                    .forEach(parent -> children.computeIfAbsent(parent, id -> new ArrayList<>())
                            .add(child));
        }
        children.replaceAll((parent, of) -> List.copyOf(of));
    }

    /**
     * Returns a schema of the given tables.
     *
     * @throws IllegalArgumentException if two tables have the same id
     */
    public static Schema of(Dialect dialect, List<Table> tables, List<Diagnostic> diagnostics) {
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(tables, "tables");
        Objects.requireNonNull(diagnostics, "diagnostics");
        return new Schema(dialect, tables, diagnostics);
    }

    /**
     * Reads a DDL script of a dialect that is told from the text.
     *
     * @throws dev.rowloom.SchemaException if no table can be understood, or one is declared twice
     */
    public static Schema fromDdl(String ddl) {
        Objects.requireNonNull(ddl, "ddl");
        return DdlSource.detecting().read(ddl);
    }

    /**
     * Reads a DDL script of a known dialect.
     *
     * @throws dev.rowloom.SchemaException if no table can be understood, or one is declared twice
     */
    public static Schema fromDdl(String ddl, Dialect dialect) {
        Objects.requireNonNull(ddl, "ddl");
        Objects.requireNonNull(dialect, "dialect");
        return DdlSource.of(dialect).read(ddl);
    }

    /**
     * Reads a DDL file, UTF-8, of a dialect that is told from the text.
     *
     * @throws dev.rowloom.SchemaException if the file can't be read, no table can be understood, or one is declared twice
     */
    public static Schema fromDdl(Path ddl) {
        Objects.requireNonNull(ddl, "ddl");
        return DdlSource.detecting().read(ddl);
    }

    /**
     * Reads a DDL file, UTF-8, of a known dialect.
     *
     * @throws dev.rowloom.SchemaException if the file can't be read, no table can be understood, or one is declared twice
     */
    public static Schema fromDdl(Path ddl, Dialect dialect) {
        Objects.requireNonNull(ddl, "ddl");
        Objects.requireNonNull(dialect, "dialect");
        return DdlSource.of(dialect).read(ddl);
    }

    /**
     * Reads a folder of migrations in the order of their versions, of a dialect that is told from their text.
     *
     * @throws dev.rowloom.SchemaException as {@link DdlSource#readMigrations} says
     */
    public static Schema fromMigrations(Path folder) {
        Objects.requireNonNull(folder, "folder");
        return DdlSource.detecting().readMigrations(folder);
    }

    /**
     * Reads a folder of migrations of a known dialect in the order of their versions.
     *
     * @throws dev.rowloom.SchemaException as {@link DdlSource#readMigrations} says
     */
    public static Schema fromMigrations(Path folder, Dialect dialect) {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(dialect, "dialect");
        return DdlSource.of(dialect).readMigrations(folder);
    }

    /** Returns the dialect the schema is written in. */
    public Dialect dialect() {
        return dialect;
    }

    /** Returns the tables in declaration order. */
    public List<Table> tables() {
        return inOrder;
    }

    /** Returns the tables with a foreign key to the one of that {@linkplain Table#id() id}, in the order of {@link #tables()}. */
    public List<Table> children(String id) {
        Objects.requireNonNull(id, "id");
        return children.getOrDefault(id, List.of());
    }

    /** Returns the table of exactly that {@linkplain Table#id() id}. */
    public Optional<Table> table(String id) {
        Objects.requireNonNull(id, "id");
        return Optional.ofNullable(tables.get(id));
    }

    /**
     * Returns the table that a person means by a name: the one of exactly that {@linkplain Table#id() id}; else the one that
     * the dialect finds under the name without quotes, as PostgreSQL finds {@code orders} under {@code Orders}; else the only
     * one whose id differs in letter case alone.
     */
    public Optional<Table> find(String name) {
        Objects.requireNonNull(name, "name");
        Table exact = tables.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        String folded = dialect.identifierKey(dialect.foldIdentifier(name));
        Table same = tables.get(folded);
        return same != null
                ? Optional.of(same)
                : only(it -> dialect.identifierKey(it).equals(folded)).or(() -> only(it -> it.equalsIgnoreCase(name)));
    }

    /**
     * Returns the column that a person means by {@code TABLE.COLUMN}: the table as {@link #find} takes it, the column in the
     * same way. Ids of tables may hold dots themselves.
     */
    public Optional<FoundColumn> findColumn(String name) {
        Objects.requireNonNull(name, "name");
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            String column = name.substring(dot + 1);
            Optional<FoundColumn> found = find(name.substring(0, dot))
                    .flatMap(table -> column(table, column).map(it -> new FoundColumn(table, it)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Column> column(Table table, String name) {
        return table.column(name)
                .or(() -> table.column(dialect.foldIdentifier(name)))
                .or(() -> {
                    List<Column> fitting = table.columns().stream()
                            .filter(it -> it.name().equalsIgnoreCase(name))
                            .toList();
                    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
                });
    }

    /**
     * A column and its table.
     *
     * @param table the table
     * @param column a column of it
     */
    public record FoundColumn(Table table, Column column) {

        /** Returns the table's id and the column's name with a dot between. */
        public String name() {
            return table.id() + "." + column.name();
        }
    }

    private Optional<Table> only(Predicate<String> fits) {
        List<Table> fitting =
                tables.values().stream().filter(table -> fits.test(table.id())).toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /** Returns what the reader noticed, in the order of the source. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /**
     * Returns the SHA-256 of what bears on rows, as 64 hexadecimal digits: dialect, tables, columns, types, nullability,
     * defaults, keys, foreign keys and CHECKs. Comments don't count.
     */
    public String hash() {
        return SchemaHash.of(this);
    }

    @Override
    public String toString() {
        return dialect.name() + tables.keySet();
    }
}

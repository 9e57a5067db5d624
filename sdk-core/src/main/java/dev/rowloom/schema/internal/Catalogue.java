package dev.rowloom.schema.internal;

import dev.rowloom.SchemaException;
import dev.rowloom.schema.Diagnostic;
import dev.rowloom.schema.Diagnostic.Severity;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Identity;
import dev.rowloom.schema.TableName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything a script has declared so far. */
final class Catalogue {

    private static final int LONGEST_NAME = 63;

    private final Names names;
    private final Map<String, TableDraft> tables = new LinkedHashMap<>();
    private final Map<String, TableName> views = new LinkedHashMap<>();
    private final Map<String, TypeDraft> types = new LinkedHashMap<>();
    private final Map<String, SequenceDraft> sequences = new LinkedHashMap<>();
    private final SqlFunctions functions;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<String> ownSequences = new HashSet<>();
    private final ScriptLines lines = new ScriptLines();
    private List<String> searchPath = List.of();
    private @Nullable String mainSchema;

    Catalogue(Dialect dialect) {
        this.names = new Names(dialect);
        this.functions = new SqlFunctions(names);
        this.mainSchema = dialect.defaultSchema();
    }

    Names names() {
        return names;
    }

    /** Returns the functions that are expressions. */
    SqlFunctions functions() {
        return functions;
    }

    // ---- schemas

    List<String> searchPath() {
        return searchPath;
    }

    void searchPath(List<String> schemas) {
        searchPath = List.copyOf(schemas);
    }

    /** Makes a schema the one that names without a qualifier belong to; the first one ever becomes the default one. */
    void use(String schema) {
        if (mainSchema == null) {
            mainSchema = schema;
        }
        searchPath = List.of(schema);
    }

    /** Returns the schema that SQL must name for a table created now without a qualifier, or null. */
    @Nullable
    String currentSchema() {
        return searchPath.isEmpty() || isMain(searchPath.get(0)) ? null : searchPath.get(0);
    }

    /** Returns whether the schema is the default one. */
    boolean isMain(@Nullable String schema) {
        return schema == null || (mainSchema != null && names.same(mainSchema, schema));
    }

    private String key(TableName name) {
        String schema = name.qualifier();
        return (schema == null || isMain(schema) ? "" : names.key(schema)) + '\0' + names.key(name.name());
    }

    /** Returns the name with the schema it lands in when it is created now. */
    TableName placed(TableName name) {
        return name.qualifier() == null ? new TableName(currentSchema(), name.name()) : name;
    }

    // ---- tables

    /** Returns the tables in the order of the script. */
    Collection<TableDraft> tables() {
        return tables.values();
    }

    /**
     * Adds a table, unless it is there already and the statement says {@code IF NOT EXISTS}.
     *
     * @throws SchemaException if it is there already otherwise
     */
    void add(TableDraft table, boolean ifNotExists) {
        TableDraft first = tables.putIfAbsent(key(table.name), table);
        if (first == null) {
            return;
        }
        if (!ifNotExists) {
            throw new SchemaException("table " + table + " is declared twice: " + lines.describe(first.line, table.line)
                    + "; remove one");
        }
        warn(
                table.line,
                "table " + table + " is declared again; the declaration of " + lines.describe(first.line) + " counts",
                "");
    }

    boolean contains(TableName name) {
        return tables.containsKey(key(placed(name)));
    }

    /** Removes the table that a name means, if there is one. */
    void remove(TableName name) {
        TableDraft table = table(name);
        if (table != null) {
            tables.values().remove(table);
        }
    }

    /** Gives the types and sequences of a schema another one. */
    void renameSchema(String from, String to) {
        for (TypeDraft type : List.copyOf(types.values())) {
            if (isIn(type.name, from)) {
                rename(type, new TableName(to, type.name.name()));
            }
        }
        for (SequenceDraft sequence : List.copyOf(sequences.values())) {
            if (isIn(sequence.name(), from)) {
                TableName renamed = new TableName(to, sequence.name().name());
                sequences.remove(key(sequence.name()));
                sequences.put(key(renamed), new SequenceDraft(renamed, sequence.start(), sequence.increment()));
            }
        }
    }

    /** Returns the tables of a schema. */
    List<TableDraft> tablesIn(String schema) {
        return tables.values().stream()
                .filter(table -> isIn(table.name, schema))
                .toList();
    }

    /** Removes everything in a schema. */
    void removeSchema(String schema) {
        tablesIn(schema).forEach(this::drop);
        types.values().removeIf(type -> isIn(type.name, schema));
        sequences.values().removeIf(sequence -> isIn(sequence.name(), schema));
    }

    /** Returns whether two schemas are one; null is the default one. */
    boolean isSameSchema(@Nullable String a, @Nullable String b) {
        return isMain(a) ? isMain(b) : b != null && a != null && names.same(a, b);
    }

    private boolean isIn(TableName name, String schema) {
        return isSameSchema(name.qualifier(), schema);
    }

    /** Removes a table, its partitions and heirs, and the foreign keys that refer to them. */
    void drop(TableDraft table) {
        for (TableDraft each : List.copyOf(tables.values())) {
            each.foreignKeys.removeIf(key -> table(key.reference()) == table);
        }
        tables.values().remove(table);
        for (TableDraft each : List.copyOf(tables.values())) {
            if (each.partitionOf == table || each.parents.contains(table)) {
                drop(each);
            }
        }
    }

    /** Returns the table to which a foreign key refers, or null. */
    @Nullable
    TableDraft table(ForeignKeyDraft.Reference reference) {
        return table(reference.parent(), reference.searchPath());
    }

    /** Returns the tables that inherit from a table directly. */
    List<TableDraft> heirs(TableDraft table) {
        return tables.values().stream()
                .filter(each -> each.parents.contains(table))
                .toList();
    }

    /** Gives a table another name, keeping its place. */
    void rename(TableDraft table, TableName to) {
        List<TableDraft> all = new ArrayList<>(tables.values());
        tables.clear();
        table.name = to;
        all.forEach(each -> tables.put(key(each.name), each));
    }

    /** Returns the table that a name means now, or null. */
    @Nullable
    TableDraft table(TableName name) {
        return table(name, searchPath);
    }

    /** Returns the table that a name means under a search path, or null. */
    @Nullable
    TableDraft table(TableName name, List<String> path) {
        return find(tables, name, path);
    }

    private <T> @Nullable T find(Map<String, T> all, TableName name, List<String> path) {
        if (name.qualifier() != null) {
            return all.get(key(name));
        }
        for (String schema : path) {
            T found = all.get(key(new TableName(schema, name.name())));
            if (found != null) {
                return found;
            }
        }
        T inMain = all.get(key(name));
        return inMain != null ? inMain : onlyOne(all, name);
    }

    // A script that sets its search path elsewhere still means the only object of that name.
    private <T> @Nullable T onlyOne(Map<String, T> all, TableName name) {
        String suffix = '\0' + names.key(name.name());
        T found = null;
        for (Map.Entry<String, T> entry : all.entrySet()) {
            if (entry.getKey().endsWith(suffix)) {
                if (found != null) {
                    return null;
                }
                found = entry.getValue();
            }
        }
        return found;
    }

    void addView(TableName name) {
        views.put(key(placed(name)), name);
    }

    /** Returns whether the name means a view. */
    boolean isView(TableName name) {
        return find(views, name, searchPath) != null;
    }

    // ---- types and sequences

    void add(TableName name, UserType type) {
        TableName placed = placed(name);
        types.put(key(placed), new TypeDraft(placed, type));
    }

    /** Returns the type of that name that the script created, or null. */
    @Nullable
    TypeDraft type(TableName name) {
        return types.isEmpty() ? null : find(types, name, searchPath);
    }

    /** Gives a type another name. */
    void rename(TypeDraft type, TableName to) {
        types.remove(key(type.name), type);
        type.name = to;
        types.put(key(to), type);
    }

    /** Removes the type that a name means, if there is one. */
    void removeType(TableName name) {
        TypeDraft type = type(name);
        if (type != null) {
            types.remove(key(type.name), type);
        }
    }

    void add(SequenceDraft sequence) {
        sequences.putIfAbsent(key(placed(sequence.name())), sequence);
    }

    void replace(SequenceDraft sequence) {
        sequences.put(key(placed(sequence.name())), sequence);
    }

    /** Returns the sequence of that name that the script created, or null. */
    @Nullable
    SequenceDraft sequence(TableName name) {
        return find(sequences, name, searchPath);
    }

    /** Gives a sequence another name, and the columns that it numbers. */
    void renameSequence(TableName from, TableName to) {
        SequenceDraft sequence = sequences.remove(key(from));
        if (sequence != null) {
            sequences.put(key(to), new SequenceDraft(to, sequence.start(), sequence.increment()));
        }
        for (TableDraft table : tables()) {
            for (ColumnDraft column : table.columns) {
                Identity old = column.identity;
                if (old != null
                        && old.sequence() != null
                        && key(placed(old.sequence())).equals(key(from))) {
                    column.identity = new Identity(old.kind(), old.start(), old.increment(), to);
                }
            }
        }
    }

    /**
     * Returns the name that PostgreSQL gives the sequence of a serial column; null where it is not certain, the name being
     * cut or taken.
     */
    @Nullable
    TableName ownSequence(TableDraft table, String column) {
        String name = table.name.name() + "_" + column + "_seq";
        TableName sequence = new TableName(table.name.qualifier(), name);
        boolean cut = name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
        return cut || !ownSequences.add(key(sequence)) ? null : sequence;
    }

    // ---- diagnostics

    /** Returns the lines of the scripts. */
    ScriptLines lines() {
        return lines;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    void warn(int line, String message, String excerpt) {
        diagnostics.add(new Diagnostic(Severity.WARNING, line, message, excerpt));
    }

    void inform(int line, String message) {
        diagnostics.add(new Diagnostic(Severity.INFO, line, message, ""));
    }
}

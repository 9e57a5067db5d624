package dev.rowloom.profile;

import dev.rowloom.UsageException;
import dev.rowloom.privacy.PersonalDataDetector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Profile} of one or several tables. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class ProfileBuilder {

    private final Map<String, SampleRows> tables = new LinkedHashMap<>();
    private final Map<String, Set<String>> open = new LinkedHashMap<>();
    private @Nullable String ddl;

    ProfileBuilder() {}

    /**
     * Adds a table. Its rows are read by {@link #build()}, to their end, and closed.
     *
     * @param table the table's name, each once
     * @throws UsageException if the name is blank or given before, the rows have no column, or one whose name looks like a
     *     personal value, as where a file has no line of names
     */
    public ProfileBuilder table(String table, SampleRows rows) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(rows, "rows");
        if (table.isBlank()) {
            throw new UsageException("the name of a table must not be blank");
        } else if (rows.columns().isEmpty()) {
            throw new UsageException("the rows of table '" + table + "' have no column; there is nothing to profile");
        } else if (rows.columns().stream().anyMatch(PersonalDataDetector::looksPersonal)) {
            throw new UsageException("a name of a column of table '" + table
                    + "' looks like a value of a person; the first line" + " of a file has to name the columns");
        } else if (tables.putIfAbsent(table, rows) != null) {
            throw new UsageException("table '" + table + "' is given twice");
        }
        return this;
    }

    /**
     * Opens a column that is taken for personal data, or might be: its values are treated as any others.
     *
     * @throws UsageException if there is no such table yet, or no such column
     */
    public ProfileBuilder open(String table, String column) {
        SampleRows rows = tables.get(Objects.requireNonNull(table, "table"));
        Objects.requireNonNull(column, "column");
        if (rows == null || !rows.columns().contains(column)) {
            throw new UsageException("there is no column '" + column + "' of a table '" + table
                    + "' to be opened; add the" + " table first");
        }
        open.computeIfAbsent(table, name -> new HashSet<>()).add(column);
        return this;
    }

    /**
     * Sets the SQL that creates the tables, of any dialect that Rowloom reads. Its keys and constraints hold in generated rows;
     * tables without rows are made as their names and types suggest. If unset, tables and foreign keys are those that rows
     * suggest.
     */
    public ProfileBuilder ddl(String sql) {
        ddl = Objects.requireNonNull(sql, "sql");
        return this;
    }

    /**
     * Reads the rows and returns their profile.
     *
     * @throws UsageException if no table was given, one is not among those declared, or rows can't be read
     * @throws dev.rowloom.SchemaException if the SQL creates no table
     */
    public Profile build() {
        if (tables.isEmpty()) {
            throw new UsageException("there is no table to profile; add one with table(…)");
        }
        List<TableModel> models = new ArrayList<>();
        tables.forEach((name, rows) ->
                models.add(new TableModel(name, Collector.of(rows), open.getOrDefault(name, Set.of()))));
        String sql = ddl;
        return sql == null ? suggested(models) : new Assembly(models, sql).profile();
    }

    /** Returns the profile of tables that nothing declares: by the schema that the rows suggest. */
    private static Profile suggested(List<TableModel> models) {
        List<List<ColumnRole>> roles = new ArrayList<>();
        for (TableModel model : models) {
            roles.add(IntStream.range(0, model.columns().size())
                    .mapToObj(i -> ColumnRole.of(model, i))
                    .toList());
        }
        List<Reference> references = Reference.find(models, roles);
        StringBuilder ddl = new StringBuilder(Assembly.SUGGESTED);
        for (int table = 0; table < models.size(); table++) {
            int number = table;
            List<String> clauses = references.stream()
                    .filter(reference -> reference.table() == number)
                    .map(reference -> clause(reference, models))
                    .toList();
            ddl.append(SqlTypes.create(models.get(table), roles.get(table), clauses));
        }
        return new Assembly(models, ddl.toString()).profile(roles);
    }

    private static String clause(Reference reference, List<TableModel> models) {
        TableModel parent = models.get(reference.parent());
        return "foreign key ("
                + SqlTypes.quoted(models.get(reference.table())
                        .columns()
                        .get(reference.column())
                        .name())
                + ") references " + SqlTypes.quoted(parent.name()) + " ("
                + SqlTypes.quoted(parent.columns().get(reference.parentColumn()).name()) + ")";
    }
}

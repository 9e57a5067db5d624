package dev.rowloom.profile;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.TableBlueprint;
import dev.rowloom.schema.DdlSource;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Builds a {@link Profile} of one or several tables. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class ProfileBuilder {

    private final Map<String, SampleRows> tables = new LinkedHashMap<>();
    private final Map<String, Set<String>> open = new LinkedHashMap<>();

    ProfileBuilder() {}

    /**
     * Adds a table. Its rows are read by {@link #build()}, to their end, and closed.
     *
     * @param table the table's name, each once
     * @throws UsageException if the name is blank or given before, or the rows have no column
     */
    public ProfileBuilder table(String table, SampleRows rows) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(rows, "rows");
        if (table.isBlank()) {
            throw new UsageException("the name of a table must not be blank");
        } else if (rows.columns().isEmpty()) {
            throw new UsageException("the rows of table '" + table + "' have no column; there is nothing to profile");
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
     * Reads the rows and returns their profile.
     *
     * @throws UsageException if no table was given, or rows can't be read
     */
    public Profile build() {
        if (tables.isEmpty()) {
            throw new UsageException("there is no table to profile; add one with table(…)");
        }
        List<TableModel> models = new ArrayList<>();
        tables.forEach((name, rows) ->
                models.add(new TableModel(name, Collector.of(rows), open.getOrDefault(name, Set.of()))));
        StringBuilder ddl = new StringBuilder();
        List<List<ColumnRole>> roles = new ArrayList<>();
        for (TableModel model : models) {
            List<ColumnRole> each = IntStream.range(0, model.columns().size())
                    .mapToObj(i -> ColumnRole.of(model, i))
                    .toList();
            roles.add(each);
            ddl.append(SqlTypes.create(model, each));
        }
        Schema schema = DdlSource.of(Dialect.postgresql()).read(ddl.toString());
        Blueprint blueprint = Blueprint.infer(schema);
        List<TableProfile> profiles = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            String id = schema.tables().get(i).id();
            TableBlueprint table = Objects.requireNonNull(blueprint.tables().get(id));
            Map<String, ColumnBlueprint> columns = new TableRules(models.get(i), roles.get(i), table.columns()).make();
            blueprint = blueprint.with(id, new TableBlueprint(table.id(), columns, table.references()));
            profiles.add(Statistics.of(models.get(i), List.of()));
        }
        return new Profile(profiles, ddl.toString(), blueprint);
    }
}

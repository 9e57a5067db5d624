package dev.rowloom.it.property;

import java.util.ArrayList;
import java.util.List;

/** Writes down a table by hand. */
final class TableSketch {

    private final String name;
    private final List<ColumnModel> columns = new ArrayList<>();
    private final List<List<String>> uniques = new ArrayList<>();
    private final List<ForeignKeyModel> foreignKeys = new ArrayList<>();
    private final List<Condition> checks = new ArrayList<>();
    private final List<IndexModel> indexes = new ArrayList<>();
    private final List<ExclusionModel> exclusions = new ArrayList<>();
    private List<String> primaryKey = List.of();

    private TableSketch(String name) {
        this.name = name;
    }

    static TableSketch table(String name) {
        return new TableSketch(name);
    }

    /** A table with the surrogate key {@code id}. */
    static TableSketch numbered(String name) {
        return table(name).column("id", TypeModel.Kind.INT).primaryKey("id");
    }

    TableSketch column(String column, TypeModel type) {
        columns.add(new ColumnModel(column, type, false));
        return this;
    }

    TableSketch column(String column, TypeModel.Kind kind) {
        return column(column, TypeModel.of(kind));
    }

    TableSketch nullable(String column, TypeModel type) {
        columns.add(new ColumnModel(column, type, true));
        return this;
    }

    TableSketch nullable(String column, TypeModel.Kind kind) {
        return nullable(column, TypeModel.of(kind));
    }

    TableSketch primaryKey(String... key) {
        primaryKey = List.of(key);
        return this;
    }

    TableSketch unique(String... key) {
        uniques.add(List.of(key));
        return this;
    }

    /** A reference to an {@code id}. */
    TableSketch references(String column, String parent) {
        return references(List.of(column), parent, List.of("id"));
    }

    TableSketch references(List<String> own, String parent, List<String> key) {
        foreignKeys.add(new ForeignKeyModel(own, parent, key));
        return this;
    }

    TableSketch check(Condition condition) {
        checks.add(condition);
        return this;
    }

    /** A unique index; the predicate may be null. */
    TableSketch index(Condition predicate, KeyPart... parts) {
        indexes.add(new IndexModel("u" + indexes.size() + "_" + name, List.of(parts), predicate));
        return this;
    }

    /** An exclusion constraint; the predicate may be null. */
    TableSketch exclude(Condition predicate, ExclusionModel.Span span, String... equal) {
        exclusions.add(new ExclusionModel("x" + exclusions.size() + "_" + name, List.of(equal), span, predicate));
        return this;
    }

    TableModel build() {
        return new TableModel(name, columns, primaryKey, uniques, foreignKeys, checks, indexes, exclusions);
    }
}

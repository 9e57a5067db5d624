package dev.rowloom.schema.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables, views and sub-queries that the expressions of a query can name. */
final class QueryScope {

    private final Names names;
    private final @Nullable QueryScope outer;
    private final List<Relation> relations = new ArrayList<>();
    private final List<String> merged = new ArrayList<>();
    private final Map<String, Relation> shared = new HashMap<>();

    /**
     * One of them.
     *
     * @param alias the name by which it goes
     * @param schema the schema before it, or null
     * @param columns its columns, or null where nothing is known of it
     * @param hidden columns that {@code *} leaves out
     */
    record Relation(
            String alias, @Nullable String schema, @Nullable List<QueryColumn> columns, List<QueryColumn> hidden) {

        Relation(String alias, @Nullable String schema, @Nullable List<QueryColumn> columns) {
            this(alias, schema, columns, List.of());
        }

        Relation nullable() {
            return columns == null
                    ? this
                    : new Relation(
                            alias,
                            schema,
                            columns.stream().map(QueryColumn::nullable).toList(),
                            hidden);
        }
    }

    QueryScope(Names names, @Nullable QueryScope outer) {
        this.names = names;
        this.outer = outer;
    }

    void add(Relation relation) {
        relations.add(relation);
    }

    /** Gives sub-queries a name: those of WITH. */
    void share(Relation relation) {
        shared.put(names.key(relation.alias()), relation);
    }

    /** Returns the sub-query of that name, or null. */
    @Nullable
    Relation shared(String name) {
        Relation found = shared.get(names.key(name));
        return found != null || outer == null ? found : outer.shared(name);
    }

    /** Lets an outer join leave the relations from one on null. */
    void nullable(int from, int to) {
        for (int i = from; i < to; i++) {
            relations.set(i, relations.get(i).nullable());
        }
    }

    int size() {
        return relations.size();
    }

    /** Takes note that two relations share the column, which {@code *} names once then, and first. */
    void merge(String column) {
        if (merged.stream().noneMatch(each -> names.same(each, column))) {
            merged.add(column);
        }
    }

    /** Returns the names that the last relation has in common with those before it. */
    List<String> inCommon() {
        Relation last = relations.get(relations.size() - 1);
        List<QueryColumn> columns = last.columns() == null ? List.of() : last.columns();
        return columns.stream()
                .map(QueryColumn::name)
                .filter(name -> relations.subList(0, relations.size() - 1).stream()
                        .anyMatch(relation -> find(relation.columns(), name) != null))
                .toList();
    }

    /** Returns the column, or null. */
    @Nullable
    QueryColumn column(@Nullable String qualifier, String name) {
        for (Relation relation : relations) {
            if (qualifier == null || names.same(relation.alias(), qualifier)) {
                QueryColumn found = find(relation.columns(), name);
                found = found == null ? find(relation.hidden(), name) : found;
                if (found != null) {
                    return found;
                } else if (relation.columns() == null) {
                    return null; // it may be one of those
                }
            }
        }
        return outer == null ? null : outer.column(qualifier, name);
    }

    private @Nullable QueryColumn find(@Nullable List<QueryColumn> columns, String name) {
        if (columns == null) {
            return null;
        }
        return columns.stream()
                .filter(column -> names.same(column.name(), name))
                .findFirst()
                .orElse(null);
    }

    /** Returns the columns that {@code *} means. */
    List<QueryColumn> all() throws UnresolvedQueryException {
        List<QueryColumn> all = new ArrayList<>();
        for (String name : merged) {
            QueryColumn column = column(null, name);
            if (column != null) {
                all.add(column);
            }
        }
        for (Relation relation : relations) {
            for (QueryColumn column : known(relation)) {
                if (merged.stream().noneMatch(name -> names.same(name, column.name()))) {
                    all.add(column);
                }
            }
        }
        return all;
    }

    /** Returns the columns that {@code qualifier.*} means. */
    List<QueryColumn> all(String qualifier) throws UnresolvedQueryException {
        for (Relation relation : relations) {
            if (names.same(relation.alias(), qualifier)) {
                return known(relation);
            }
        }
        if (outer == null) {
            throw new UnresolvedQueryException("nothing in it is called " + qualifier);
        }
        return outer.all(qualifier);
    }

    private static List<QueryColumn> known(Relation relation) throws UnresolvedQueryException {
        if (relation.columns() == null) {
            throw new UnresolvedQueryException("the columns of " + relation.alias() + " are not known");
        }
        return relation.columns();
    }
}

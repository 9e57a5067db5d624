package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.TableFunction;
import org.jspecify.annotations.Nullable;

/** Finds out what a query reads from: tables, views, sub-queries and functions. */
final class QueryRelations {

    private final QueryReader reader;
    private final ResultTypes types;
    private final ValueTypes values;
    private final List<String> searchPath;
    private final int depth;

    QueryRelations(QueryReader reader, ResultTypes types, ValueTypes values, List<String> searchPath, int depth) {
        this.reader = reader;
        this.types = types;
        this.values = values;
        this.searchPath = searchPath;
        this.depth = depth;
    }

    /** Returns what the expressions of a query can name. */
    QueryScope of(PlainSelect select, @Nullable QueryScope outer) {
        QueryScope scope = new QueryScope(types.reading().names(), outer);
        if (select.getFromItem() != null) {
            add(select.getFromItem(), select.getJoins(), scope);
        }
        return scope;
    }

    private void add(FromItem first, @Nullable List<Join> joins, QueryScope scope) {
        add(first, scope);
        for (Join join : joins == null ? List.<Join>of() : joins) {
            int before = scope.size();
            add(join.getFromItem(), scope);
            boolean outerApply = join.isApply() && join.isOuter();
            if (join.isLeft() || join.isFull() || outerApply) {
                scope.nullable(before, scope.size());
            }
            if (join.isRight() || join.isFull()) {
                scope.nullable(0, before);
            }
            if (join.isNatural()) {
                scope.inCommon().forEach(scope::merge);
            } else if (join.getUsingColumns() != null) {
                join.getUsingColumns()
                        .forEach(column -> scope.merge(reader.written().of(column.getColumnName())));
            }
        }
    }

    private void add(FromItem item, QueryScope scope) {
        if (item instanceof ParenthesedFromItem inner && inner.getAlias() == null) {
            add(inner.getFromItem(), inner.getJoins(), scope);
            return;
        }
        QueryScope.Relation relation = new QueryScope.Relation("", null, null);
        if (item instanceof Table table) {
            relation = table(table, scope);
        } else if (item instanceof TableFunction function) {
            relation = function(function.getFunction(), scope);
        } else {
            try {
                relation = new QueryScope.Relation("", null, inner(item, scope));
            } catch (UnresolvedQueryException e) {
                relation = new QueryScope.Relation("", null, null); // its columns may not be needed
            }
        }
        scope.add(aliased(relation, item.getAlias()));
    }

    private List<QueryColumn> inner(FromItem item, QueryScope outer) throws UnresolvedQueryException {
        if (item instanceof ParenthesedFromItem join) {
            QueryScope scope = new QueryScope(types.reading().names(), outer);
            add(join.getFromItem(), join.getJoins(), scope);
            return scope.all();
        } else if (item instanceof Select select) {
            return reader.columns(select, outer, List.of());
        }
        throw new UnresolvedQueryException("what it reads from is not known: " + item);
    }

    private QueryScope.Relation aliased(QueryScope.Relation relation, @Nullable Alias alias) {
        if (alias == null) {
            return relation;
        }
        List<QueryColumn> columns = relation.columns();
        List<Alias.AliasColumn> aliases = alias.getAliasColumns();
        if (aliases != null && !aliases.isEmpty()) {
            List<String> named =
                    aliases.stream().map(each -> reader.written().of(each.name)).toList();
            columns = columns == null ? unknown(named) : renamed(columns, named);
        } else if (relation.schema() != null && relation.schema().isEmpty() && columns != null) {
            // FROM generate_series(1, 9) n: the column goes by the same name
            columns = renamed(columns, List.of(reader.written().of(alias.getName())));
        }
        return new QueryScope.Relation(reader.written().of(alias.getName()), null, columns, relation.hidden());
    }

    private static List<QueryColumn> unknown(List<String> named) {
        return named.stream()
                .map(name -> new QueryColumn(name, null, null, name))
                .toList();
    }

    /** Returns the columns with other names, as many as there are. */
    static List<QueryColumn> renamed(List<QueryColumn> columns, List<String> named) {
        List<QueryColumn> all = new ArrayList<>(columns);
        for (int i = 0; i < Math.min(named.size(), all.size()); i++) {
            all.set(i, all.get(i).named(named.get(i)));
        }
        return all;
    }

    // The empty schema marks what is named by its alias.
    private QueryScope.Relation function(Function function, QueryScope scope) {
        String name = reader.written().hint(function);
        QueryValue value = values.ofTableFunction(function, scope);
        List<QueryColumn> columns =
                value == null ? null : List.of(new QueryColumn(name, value, null, function.toString()));
        return new QueryScope.Relation(name, "", columns);
    }

    /** Returns what a name means: a sub-query of WITH, a table, a view or one of the product's own. */
    QueryScope.Relation table(Table written, @Nullable QueryScope scope) {
        String name = reader.written().of(written.getName());
        String schema = reader.written().schema(written);
        QueryScope.Relation shared = schema == null && scope != null ? scope.shared(name) : null;
        if (shared != null) {
            return shared;
        }
        TableName full = new TableName(schema, name);
        Catalogue catalogue = types.reading().catalogue();
        TableDraft table = catalogue.table(full, searchPath);
        ViewDraft view = table == null ? catalogue.view(full, searchPath) : null;
        List<QueryColumn> columns = null;
        if (table != null) {
            columns = columns(table);
        } else if (view != null) {
            columns = view.columns(types, depth);
        } else {
            columns = system(name.toLowerCase(Locale.ROOT));
        }
        List<QueryColumn> hidden = view == null ? system("") : null;
        return new QueryScope.Relation(name, schema, columns, hidden == null ? List.of() : hidden);
    }

    private @Nullable List<QueryColumn> system(String table) {
        String declared = types.rules().systemColumns(table);
        if (declared == null) {
            return null;
        }
        List<QueryColumn> columns = new ArrayList<>();
        for (String column : declared.split(", ", -1)) {
            int end = column.indexOf(' ');
            columns.add(new QueryColumn(
                    column.substring(0, end), types.of(column.substring(end + 1), false), null, column));
        }
        return columns;
    }

    private List<QueryColumn> columns(TableDraft table) {
        List<QueryColumn> columns = new ArrayList<>();
        Names names = types.reading().names();
        TableDraft of = table.columns.isEmpty() && table.partitionOf != null ? table.partitionOf : table;
        Set<String> primary = KeyResolver.primaryColumns(of, names);
        for (ColumnDraft column : of.columns) {
            DeclaredType declared = column.type.collated(column.collation).collated(of.collation);
            boolean notNull = column.notNull || primary.contains(names.key(column.name));
            columns.add(new QueryColumn(column.name, types.of(declared, notNull), column, column.name));
        }
        return columns;
    }
}

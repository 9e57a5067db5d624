package dev.rowloom.schema.internal;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableStatement;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/** Finds out what columns a query has. */
final class QueryReader {

    private final ResultTypes types;
    private final Names names;
    private final QueryNames written;
    private final QueryRelations relations;
    private final ValueTypes values;

    /**
     * Creates a reader.
     *
     * @param searchPath the schemas in which its names are looked for
     * @param depth how many views it is within
     */
    QueryReader(ResultTypes types, List<String> searchPath, int depth) {
        this.types = types;
        this.names = types.reading().names();
        this.written = new QueryNames(names);
        this.values = new ValueTypes(types, this);
        this.relations = new QueryRelations(this, types, values, searchPath, depth);
    }

    /** Returns the names as queries write them. */
    QueryNames written() {
        return written;
    }

    /**
     * Returns the columns of a query.
     *
     * @param outer what queries around it can name, or null
     * @param texts the expressions of the select list as the script has them; empty where it is not at hand
     */
    List<QueryColumn> columns(Select select, @Nullable QueryScope outer, List<String> texts)
            throws UnresolvedQueryException {
        QueryScope scope = outer;
        List<WithItem<?>> items = select.getWithItemsList();
        if (items != null) {
            scope = new QueryScope(names, outer);
            boolean recursive = items.stream().anyMatch(WithItem::isRecursive);
            for (WithItem<?> item : items) {
                scope.share(shared(item, scope, recursive));
            }
        }
        if (select instanceof PlainSelect plain) {
            return plain(plain, scope, texts);
        } else if (select instanceof SetOperationList set) {
            return union(set, scope, texts);
        } else if (select instanceof ParenthesedSelect inner) {
            return columns(inner.getSelect(), scope, texts);
        } else if (select instanceof Values rows) {
            return rows(rows, scope);
        } else if (select instanceof TableStatement table) {
            QueryScope of = new QueryScope(names, scope);
            of.add(relations.table(table.getTable(), scope));
            return of.all();
        }
        throw new UnresolvedQueryException("its form is not known");
    }

    // What refers to itself has the columns of its first branch.
    private QueryScope.Relation shared(WithItem<?> item, QueryScope scope, boolean recursive) {
        String name = written.of(item.getAlias().getName());
        List<QueryColumn> columns = null;
        if (item.getParenthesedStatement() instanceof ParenthesedSelect inner) {
            Select body = inner.getSelect();
            Select first = recursive && body instanceof SetOperationList set ? set.getSelect(0) : body;
            try {
                columns = columns(first, scope, List.of());
            } catch (UnresolvedQueryException e) {
                columns = null; // whatever it is, it may not be needed
            }
        }
        List<String> named = new ArrayList<>();
        if (item.getWithItemList() != null) {
            item.getWithItemList()
                    .forEach(each -> named.add(written.of(each.getExpression().toString())));
        }
        return new QueryScope.Relation(name, null, columns == null ? null : QueryRelations.renamed(columns, named));
    }

    private List<QueryColumn> plain(PlainSelect select, @Nullable QueryScope outer, List<String> texts)
            throws UnresolvedQueryException {
        QueryScope scope = relations.of(select, outer);
        List<QueryColumn> columns = new ArrayList<>();
        List<SelectItem<?>> items = select.getSelectItems();
        for (int i = 0; i < items.size(); i++) {
            SelectItem<?> item = items.get(i);
            Expression expression = item.getExpression();
            if (expression instanceof AllColumns all) {
                columns.addAll(all(all, scope));
            } else {
                String text = texts.size() == items.size() ? texts.get(i) : expression.toString();
                columns.add(column(item, text, scope));
            }
        }
        return columns;
    }

    private List<QueryColumn> all(AllColumns all, QueryScope scope) throws UnresolvedQueryException {
        if (all.getExceptColumns() != null || all.getReplaceExpressions() != null) {
            throw new UnresolvedQueryException("its form is not known");
        }
        return all instanceof AllTableColumns of
                ? scope.all(written.of(of.getTable().getName()))
                : scope.all();
    }

    private QueryColumn column(SelectItem<?> item, String text, QueryScope scope) {
        Expression expression = item.getExpression();
        QueryColumn source = expression instanceof Column column ? values.column(column, scope) : null;
        QueryValue value = source == null ? values.of(expression, scope) : source.value();
        String name;
        if (item.getAlias() != null) {
            name = written.of(item.getAlias().getName());
        } else if (expression instanceof Column column) {
            name = source == null ? written.of(column.getColumnName()) : source.name();
        } else {
            String unnamed = types.rules().unnamed(text, written.hint(expression));
            name = unnamed == null ? "" : unnamed;
        }
        return new QueryColumn(name, value, source == null ? null : source.origin(), text);
    }

    // Names are those of the first branch; a column is not null where none of its parts is.
    private List<QueryColumn> union(SetOperationList set, @Nullable QueryScope outer, List<String> texts)
            throws UnresolvedQueryException {
        List<QueryColumn> first = columns(set.getSelect(0), outer, texts);
        List<List<QueryColumn>> branches = new ArrayList<>();
        for (Select branch : set.getSelects()) {
            branches.add(branches.isEmpty() ? first : columns(branch, outer, List.of()));
        }
        List<QueryColumn> columns = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            List<@Nullable QueryValue> parts = new ArrayList<>();
            for (List<QueryColumn> branch : branches) {
                if (branch.size() != first.size()) {
                    throw new UnresolvedQueryException("its branches have not as many columns");
                }
                parts.add(branch.get(i).value());
            }
            columns.add(new QueryColumn(
                    first.get(i).name(), types.common(parts), null, first.get(i).text()));
        }
        return columns;
    }

    private List<QueryColumn> rows(Values rows, @Nullable QueryScope outer) throws UnresolvedQueryException {
        QueryScope scope = new QueryScope(names, outer);
        List<List<? extends Expression>> lists = new ArrayList<>();
        ExpressionList<?> expressions = rows.getExpressions();
        boolean nested = !expressions.isEmpty() && expressions.get(0) instanceof ExpressionList;
        if (expressions instanceof ParenthesedExpressionList && !nested) {
            lists.add(expressions);
        } else {
            for (Expression row : expressions) {
                lists.add(row instanceof ExpressionList<?> list ? list : List.of(row));
            }
        }
        List<QueryColumn> columns = new ArrayList<>();
        for (int i = 0; !lists.isEmpty() && i < lists.get(0).size(); i++) {
            List<@Nullable QueryValue> cells = new ArrayList<>();
            for (List<? extends Expression> row : lists) {
                cells.add(i < row.size() ? values.of(row.get(i), scope) : null);
            }
            String text = lists.get(0).get(i).toString();
            columns.add(new QueryColumn("column" + (i + 1), types.common(cells), null, text));
        }
        return columns;
    }
}

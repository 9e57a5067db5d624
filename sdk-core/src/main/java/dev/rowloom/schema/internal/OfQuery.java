package dev.rowloom.schema.internal;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.QueryTypes.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.statement.select.Select;

/** Gives a table the columns of a query: {@code CREATE TABLE … AS SELECT} and {@code SELECT … INTO}. */
final class OfQuery {

    private static final Set<String> AHEAD = Set.of("DISTINCT", "ALL", "DISTINCTROW", "SQL_NO_CACHE", "STRAIGHT_JOIN");

    private final Reading reading;
    private final TableDraft table;
    private final ResultTypes types;

    OfQuery(Reading reading, TableDraft table) {
        this.reading = reading;
        this.table = table;
        this.types = new ResultTypes(reading);
    }

    /** Returns where a query begins in what follows a table's name or columns; -1 where there is none. */
    static int begin(List<Token> tokens) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (depth == 0) {
                Tokens in = new Tokens(tokens.subList(i, tokens.size()));
                if (in.atWords("SELECT") || in.accept("AS") && isQuery(in)) {
                    return tokens.get(i).isWord("AS") ? i + 1 : i;
                } else if (in.atWords("WITH") && in.peek(1).isIdentifier() && isQuery(in)) {
                    return i;
                } else if (in.atSymbol("(") && isQuery(in)) {
                    return i;
                }
            }
            depth += Tokens.depthChange(tokens.get(i));
        }
        return -1;
    }

    private static boolean isQuery(Tokens in) {
        if (in.atSymbol("(")) {
            return isQuery(new Tokens(in.parenthesizedAhead()));
        } else if (in.atWords("WITH")) {
            return in.peek(1).isIdentifier()
                    && (in.peek(2).isWord("AS")
                            || in.peek(2).isSymbol("(")
                            || in.peek(1).isWord("RECURSIVE"));
        }
        return in.atWords("SELECT")
                || in.atWords("VALUES")
                || in.atWords("TABLE") && in.peek(1).isIdentifier();
    }

    /** Returns the tokens without what follows a query: {@code WITH NO DATA} of a table, what a view checks. */
    static List<Token> query(List<Token> tokens) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += Tokens.depthChange(tokens.get(i));
            if (depth == 0 && tokens.get(i).isWord("WITH") && endsQuery(new Tokens(tokens.subList(i, tokens.size())))) {
                return tokens.subList(0, i);
            }
        }
        return tokens;
    }

    private static boolean endsQuery(Tokens in) {
        return in.atWords("WITH", "DATA")
                || in.atWords("WITH", "NO", "DATA")
                || in.atWords("WITH", "READ", "ONLY")
                || in.atWords("WITH", "CHECK", "OPTION")
                || in.peek(2).isWord("CHECK") && in.peek(3).isWord("OPTION");
    }

    /** Returns the expressions of the select list of the query as the statement writes them. */
    static List<String> texts(Reading reading, Statement statement, List<Token> tokens) {
        Reading of = new Reading(reading.catalogue(), statement);
        List<Token> query = query(tokens);
        int depth = 0;
        int start = -1;
        int end = query.size();
        for (int i = 0; i < query.size(); i++) {
            Token token = query.get(i);
            depth += Tokens.depthChange(token);
            if (depth == 0 && start < 0 && token.isWord("SELECT")) {
                start = i + 1;
            } else if (depth == 0
                    && start >= 0
                    && (token.isWord("FROM")
                            || token.isWord("INTO")
                            || token.isWord("UNION")
                            || token.isWord("WHERE")
                            || token.isWord("LIMIT"))) {
                end = i;
                break;
            }
        }
        if (start < 0) {
            return List.of();
        }
        while (start < end && AHEAD.contains(query.get(start).keyword())) {
            start++;
        }
        return Tokens.splitAtCommas(query.subList(start, end)).stream()
                .map(of::text)
                .toList();
    }

    /**
     * Adds the columns.
     *
     * @param tokens the query, with what may stand around it
     * @return whether the table is known now; a warning says so where it is not
     */
    boolean read(List<Token> tokens) {
        String reason;
        try {
            List<Token> query = query(tokens);
            Select select = reading.catalogue().queryParser().query(QueryText.sql(reading.names(), query));
            List<QueryColumn> columns = new QueryReader(
                            types, reading.catalogue().searchPath(), 0)
                    .columns(select, null, texts(reading, reading.statement(), tokens));
            reason = types.rules().addsColumns() ? byName(columns) : byPosition(columns);
        } catch (SqlParser.RefusedException | UnresolvedQueryException e) {
            reason = e.getMessage();
        }
        if (reason == null || reason.isEmpty()) {
            return true;
        }
        return leftOut(reason);
    }

    // Where every column has a type, only those that the query alone has are missing.
    private boolean leftOut(String reason) {
        boolean declared = !table.columns.isEmpty()
                && table.columns.stream().noneMatch(column -> column.type.equals(DeclaredType.NONE));
        if (declared && types.rules().addsColumns()) {
            reading.warn("table " + table
                    + " takes rows from a query; columns that only the query names are not known: " + reason);
        } else if (!declared && table.fate == TableDraft.Fate.KEPT) {
            reading.warn("table " + table + " takes its columns from a query and is left out: " + reason);
        }
        return declared;
    }

    private String byPosition(List<QueryColumn> columns) {
        List<ColumnDraft> declared = new ArrayList<>(table.columns);
        if (!declared.isEmpty() && declared.size() > columns.size()) {
            return "it has " + columns.size() + " columns";
        }
        List<ColumnDraft> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnDraft first = i < declared.size() ? declared.get(i) : null;
            if (first != null && !first.type.equals(DeclaredType.NONE)) {
                all.add(first);
                continue;
            }
            QueryColumn column = first == null ? columns.get(i) : columns.get(i).named(first.name);
            String wrong = wrong(column, all);
            if (!wrong.isEmpty()) {
                return wrong;
            }
            ColumnDraft made = draft(column);
            made.notNull |= first != null && first.notNull;
            all.add(made);
        }
        table.columns.clear();
        table.columns.addAll(all);
        return "";
    }

    // What is declared and not in the query comes first.
    private String byName(List<QueryColumn> columns) {
        List<ColumnDraft> all = new ArrayList<>();
        for (QueryColumn column : columns) {
            ColumnDraft declared = table.column(reading.names(), column.name());
            String wrong = declared == null ? wrong(column, all) : "";
            if (!wrong.isEmpty()) {
                return wrong;
            }
            all.add(declared == null ? draft(column) : declared);
        }
        table.columns.removeAll(all);
        table.columns.addAll(all);
        return "";
    }

    private String wrong(QueryColumn column, List<ColumnDraft> others) {
        if (column.name().isEmpty()) {
            return "a column has no name: " + column.text();
        } else if (others.stream().anyMatch(other -> reading.names().same(other.name, column.name()))) {
            return "it has two columns " + column.name();
        }
        QueryValue value = column.value();
        boolean noType = value != null && value.declared().equals(DeclaredType.NONE);
        boolean unknown = value == null || noType && !(value.data() instanceof DataType.TextType);
        return unknown ? "the type of its column " + column.name() + " is not known: " + column.text() : "";
    }

    private ColumnDraft draft(QueryColumn column) {
        QueryValue value = column.value();
        if (value == null) {
            throw new IllegalStateException("column " + column.name() + " has no type");
        }
        Set<Kept> kept = types.rules().kept();
        ColumnDraft draft = new ColumnDraft(column.name(), plain(value), table.line);
        draft.notNull = kept.contains(Kept.NOT_NULL) && value.notNull();
        ColumnDraft origin = column.origin();
        if (origin != null) {
            boolean text = origin.computedAs == null
                    || reading.names().dialect().isWrittenByDatabase(origin.type.declaration());
            draft.computedAs = text ? origin.computedAs : null;
            draft.defaultValue = kept.contains(Kept.DEFAULT) ? origin.defaultValue : null;
            draft.identity = kept.contains(Kept.IDENTITY) ? origin.identity : null;
        }
        return draft;
    }

    // serial numbers a column of its own, not a copy
    private DeclaredType plain(QueryValue value) {
        boolean numbers = switch (reading.names()
                .dialect()
                .impliedIdentity(value.declared().declaration())) {
            case SEQUENCE, GENERATED, COUNTER -> true;
            case ROW_ID, NONE -> false;
        };
        if (!numbers || !(value.data() instanceof DataType.IntegerType type)) {
            return value.declared();
        }
        String sign = type.min() == 0 ? " unsigned" : "";
        int bits = type.max() <= Short.MAX_VALUE ? 16 : type.max() <= Integer.MAX_VALUE ? 32 : 64;
        QueryValue whole = types.of(types.rules().whole(bits) + sign, value.notNull());
        return whole == null ? value.declared() : whole.declared();
    }
}

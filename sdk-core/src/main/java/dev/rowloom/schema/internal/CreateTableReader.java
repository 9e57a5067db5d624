package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;
import dev.rowloom.schema.UniqueKey;
import java.util.List;

/** Reads CREATE TABLE. */
final class CreateTableReader {

    private final Reading reading;
    private final Catalogue catalogue;

    CreateTableReader(Reading reading) {
        this.reading = reading;
        this.catalogue = reading.catalogue();
    }

    /** Reads the statement into the catalogue. */
    void read(List<Token> statement) {
        Tokens in = new Tokens(statement);
        boolean temporary = false;
        boolean replaces = false;
        while (in.hasNext() && !in.accept("TABLE")) {
            String word = in.take().keyword();
            temporary |= word.equals("TEMPORARY") || word.equals("TEMP");
            replaces |= word.equals("REPLACE");
        }
        boolean ifNotExists = in.accept("IF", "NOT", "EXISTS");
        if (!in.peek().isIdentifier() && in.peek().kind() != Token.Kind.TEXT) {
            reading.warn("a table without a name is left out");
            return;
        }
        TableName name = reading.names().qualified(in);
        TableDraft table =
                new TableDraft(catalogue.placed(name), catalogue.currentSchema(), reading.lineOf(statement.get(0)));
        if (reading.names().dialect().isOwnTable(name.name())) {
            return;
        }
        if (temporary || "temp".equalsIgnoreCase(name.qualifier())) {
            table.fate = TableDraft.Fate.LEFT_OUT;
            catalogue.inform(table.line, "table " + table + " is temporary and left out");
            if (catalogue.contains(name)) {
                return; // it only hides the other one for a while
            }
        } else if (replaces) {
            catalogue.remove(name);
        }
        body(in, table, ifNotExists);
    }

    private void body(Tokens in, TableDraft table, boolean ifNotExists) {
        if (in.accept("PARTITION", "OF")) {
            partition(in, table, ifNotExists);
        } else if (in.accept("LIKE")) {
            new LikeReader(reading, table).copyAll(reading.names().qualified(in));
            addIfFilled(table, ifNotExists);
        } else if (in.atSymbol("(")
                && !new Tokens(KeyParts.stripParentheses(in.parenthesizedAhead())).atWords("SELECT")) {
            elements(in.parenthesized(), table);
            if (!ofQuery(in, table, ifNotExists)) {
                new TableOptions(reading, table).read(in);
                addIfFilled(table, ifNotExists);
            }
        } else if (in.accept("OF")) {
            ofType(in, table, ifNotExists);
        } else if (!ofQuery(in, table, ifNotExists) && table.fate == TableDraft.Fate.KEPT) {
            reading.warn("table " + table + " has no columns and is left out");
        }
    }

    // CREATE TABLE t (a, b) AS SELECT …: what is not said of a column is that of the query's.
    private boolean ofQuery(Tokens in, TableDraft table, boolean ifNotExists) {
        int start = in.position();
        List<Token> rest = in.rest();
        int query = OfQuery.begin(rest);
        if (query < 0) {
            in.position(start);
            return false;
        }
        if (new OfQuery(reading, table).read(rest.subList(query, rest.size()))) {
            new TableOptions(reading, table).read(new Tokens(rest.subList(0, query)));
            addIfFilled(table, ifNotExists);
        }
        return true;
    }

    // CREATE TABLE t OF type (column WITH OPTIONS …, constraint): what is said of a column adds to the type's field.
    private void ofType(Tokens in, TableDraft table, boolean ifNotExists) {
        TypeDraft type = catalogue.type(reading.names().qualified(in));
        List<UserType.Field> fields = type == null
                ? List.of()
                : type.definition instanceof UserType.Composite composite
                        ? composite.fields()
                        : type.definition instanceof UserType.Other object ? object.fields() : List.of();
        if (fields.isEmpty()) {
            reading.warn("table " + table + " takes its columns from a type that is not known, and is left out");
            return;
        }
        fields.forEach(field -> add(new ColumnDraft(field.name(), field.type(), table.line), table));
        for (List<Token> element : Tokens.splitAtCommas(in.parenthesized())) {
            ColumnDraft column = table.column(reading.names(), reading.names().of(element.get(0)));
            if (ConstraintReader.isConstraint(element)) {
                new ConstraintReader(reading, table).read(element);
            } else if (column != null) {
                new ColumnReader(reading, table).clauses(new Tokens(element.subList(1, element.size())), column);
            }
        }
        new TableOptions(reading, table).read(in);
        addIfFilled(table, ifNotExists);
    }

    private void elements(List<Token> body, TableDraft table) {
        ColumnReader columns = new ColumnReader(reading, table);
        ConstraintReader constraints = new ConstraintReader(reading, table);
        for (List<Token> element : Tokens.splitAtCommas(body)) {
            if (ConstraintReader.isConstraint(element)) {
                constraints.read(element);
            } else if (LikeReader.isLike(element)) {
                new LikeReader(reading, table).read(element);
            } else {
                add(columns.read(element), table);
            }
        }
        identityIsKey(columns, table);
    }

    // A column that is an IDENTITY in the place of a type, as H2 had it, is the primary key unless another is declared.
    private static void identityIsKey(ColumnReader columns, TableDraft table) {
        if (table.keys.stream().noneMatch(key -> key.kind() == UniqueKey.Kind.PRIMARY)) {
            table.columns.stream()
                    .filter(column ->
                            column.identity != null && column.type.text().isEmpty())
                    .findFirst()
                    .ifPresent(columns::primaryKey);
        }
    }

    private void add(ColumnDraft column, TableDraft table) {
        if (table.column(reading.names(), column.name) == null) {
            table.columns.add(column);
        } else {
            catalogue.warn(column.line, "table " + table + " has a second column " + column.name + ", left out", "");
        }
    }

    private void addIfFilled(TableDraft table, boolean ifNotExists) {
        if (table.columns.isEmpty() && table.parents.isEmpty()) {
            reading.warn("table " + table + " has no columns and is left out");
        } else {
            catalogue.add(table, ifNotExists);
        }
    }

    private void partition(Tokens in, TableDraft table, boolean ifNotExists) {
        TableName root = reading.names().qualified(in);
        TableDraft parent = catalogue.table(root);
        if (parent == null) {
            reading.warn("table " + table + " is a partition of " + root + ", which is missing; it is left out");
            return;
        }
        table.partitionOf = parent;
        table.fate = TableDraft.Fate.LEFT_OUT;
        catalogue.inform(table.line, "table " + table + " is a partition of " + root + ": its rows go there");
        if (in.atSymbol("(")) {
            elements(in.parenthesized(), table);
        }
        table.partitionBound = PartitionBounds.read(in);
        new TableOptions(reading, table).read(in);
        catalogue.add(table, ifNotExists);
    }
}

package dev.rowloom.schema.internal;

import dev.rowloom.schema.ForeignKey.Deferral;
import dev.rowloom.schema.Identity;
import java.util.List;

/** The actions of ALTER TABLE that change a column: ALTER COLUMN, and MySQL's MODIFY and CHANGE. */
final class ColumnChanges {

    private final Reading reading;
    private final Names names;
    private final TableDraft table;

    ColumnChanges(Reading reading, TableDraft table) {
        this.reading = reading;
        this.names = reading.names();
        this.table = table;
    }

    /** Takes what follows ALTER, or MODIFY or CHANGE with that word. */
    void read(Tokens in) {
        if (in.accept("MODIFY")) {
            in.accept("COLUMN");
            if (names.dialect().modifiesOnlyWhatIsSaid()) {
                modify(in.atSymbol("(") ? in.parenthesized() : in.rest());
            } else {
                redefine(in, names.of(in.peek()));
            }
        } else if (in.accept("CHANGE")) {
            in.accept("COLUMN");
            String old = names.of(in.take());
            new TableChanges(reading, table).renameColumn(old, names.of(in.peek()));
            redefine(in, names.of(in.peek()));
        } else if (in.accept("CONSTRAINT")) {
            deferral(in);
        } else if (!in.peek().isWord("INDEX")) {
            in.accept("COLUMN");
            ColumnDraft column = table.column(names, names.of(in.take()));
            if (column != null) {
                alter(in, column);
            }
        }
    }

    private void redefine(Tokens in, String name) {
        ColumnDraft old = table.column(names, name);
        List<Token> definition = in.rest();
        if (old == null || definition.size() < 2) {
            return;
        }
        ColumnDraft column = new ColumnReader(reading, table).read(definition);
        table.columns.set(table.columns.indexOf(old), column);
    }

    // MODIFY (a NUMBER(10), b NOT NULL)
    private void modify(List<Token> definitions) {
        for (List<Token> definition : Tokens.splitAtCommas(definitions)) {
            Tokens in = new Tokens(definition);
            ColumnDraft column = table.column(names, names.of(in.take()));
            if (column != null) {
                DeclaredType type = TypeReader.read(reading, in);
                column.type = type.text().isEmpty() ? column.type : type;
                new ColumnReader(reading, table).clauses(in, column);
            }
        }
    }

    private void alter(Tokens in, ColumnDraft column) {
        if (in.accept("SET", "NOT", "NULL")) {
            column.notNull = true;
        } else if (in.accept("DROP", "NOT", "NULL") || in.accept("SET", "NULL")) {
            column.notNull = false;
        } else if (in.accept("SET", "DEFAULT")) {
            DefaultValue.read(reading, in).applyTo(column, reading);
        } else if (in.accept("DROP", "DEFAULT")) {
            column.defaultValue = null;
            column.identity =
                    column.identity != null && column.identity.kind() != Identity.Kind.ALWAYS ? null : column.identity;
        } else if (in.accept("SET", "DATA", "TYPE") || in.accept("TYPE")) {
            column.type = TypeReader.read(reading, new Tokens(beforeUsing(in)));
        } else if (in.accept("ADD")) {
            new ColumnReader(reading, table).clauses(in, column);
        } else if (in.accept("DROP", "IDENTITY")) {
            column.identity = null;
        } else if (in.accept("RESTART")) {
            in.accept("WITH");
            in.rest(); // the numbers are ours
        } else if (in.accept("RENAME", "TO")) { // H2's
            new TableChanges(reading, table).renameColumn(column.name, names.of(in.take()));
        } else if (in.accept("DROP", "EXPRESSION")) {
            column.computedAs = null;
        } else if (in.accept("SET", "GENERATED")) {
            generated(in, column);
        } else if (!in.peek().isWord("SET")
                && !in.peek().isWord("RESET")
                && !in.peek().isWord("SELECTIVITY")
                && !in.peek().isWord("DROP")) {
            column.type = TypeReader.read(reading, in); // ALTER COLUMN c type [NOT NULL]
            column.notNull = false;
            new ColumnReader(reading, table).clauses(in, column);
        }
    }

    private static List<Token> beforeUsing(Tokens in) {
        List<Token> rest = in.rest();
        for (int i = 0; i < rest.size(); i++) {
            if (rest.get(i).isWord("USING") || rest.get(i).isWord("COLLATE")) {
                return rest.subList(0, i);
            }
        }
        return rest;
    }

    private static void generated(Tokens in, ColumnDraft column) {
        Identity identity = column.identity;
        if (identity != null) {
            Identity.Kind kind = in.peek().isWord("ALWAYS") ? Identity.Kind.ALWAYS : Identity.Kind.BY_DEFAULT;
            column.identity = new Identity(kind, identity.start(), identity.increment(), identity.sequence());
        }
    }

    private void deferral(Tokens in) {
        String name = names.of(in.take());
        boolean not = in.accept("NOT");
        if (!in.accept("DEFERRABLE")) {
            return;
        }
        Deferral deferral = not
                ? Deferral.NOT_DEFERRABLE
                : in.accept("INITIALLY", "DEFERRED") ? Deferral.INITIALLY_DEFERRED : Deferral.DEFERRABLE;
        table.foreignKeys.replaceAll(key -> key.name() != null && names.same(key.name(), name)
                ? key.reference(key.reference().deferral(deferral))
                : key);
    }
}

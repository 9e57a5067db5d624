package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code SELECT … INTO table FROM …}, which makes a table in PostgreSQL and SQL Server. */
final class SelectInto {

    private final Reading reading;

    SelectInto(Reading reading) {
        this.reading = reading;
    }

    /** Reads the statement; one that makes no table is nothing to it. */
    void read(List<Token> statement) {
        boolean select = !statement.isEmpty()
                && (statement.get(0).isWord("SELECT") || statement.get(0).isWord("WITH"));
        if (!select || !reading.names().dialect().queryTypes().selectsInto()) {
            return;
        }
        int depth = 0;
        boolean inSelect = false;
        for (int i = 0; i < statement.size(); i++) {
            Token token = statement.get(i);
            depth += Tokens.depthChange(token);
            inSelect |= depth == 0 && token.isWord("SELECT");
            if (depth == 0 && token.isWord("INSERT")) {
                return;
            } else if (depth == 0 && inSelect && token.isWord("INTO")) {
                into(statement, i);
                return;
            }
        }
    }

    private void into(List<Token> statement, int at) {
        Tokens in = new Tokens(statement);
        in.position(at + 1);
        boolean temporary = in.acceptAny("TEMPORARY", "TEMP");
        in.acceptAny("UNLOGGED");
        in.acceptAny("TABLE");
        if (!in.peek().isIdentifier()
                || in.peek().text().startsWith("#")
                || in.peek().text().startsWith("@")) {
            return;
        }
        TableName name = reading.names().qualified(in);
        List<Token> query = new ArrayList<>(statement.subList(0, at));
        query.addAll(in.rest());
        Catalogue catalogue = reading.catalogue();
        TableDraft table =
                new TableDraft(catalogue.placed(name), catalogue.currentSchema(), reading.lineOf(statement.get(0)));
        if (temporary) {
            table.fate = TableDraft.Fate.LEFT_OUT;
            catalogue.inform(table.line, "table " + table + " is temporary and left out");
        }
        boolean hides = temporary && catalogue.contains(name);
        if (new OfQuery(reading, table).read(query) && !hides) {
            catalogue.add(table, false);
        }
    }
}

package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;
import java.util.List;

/** Reads what follows the columns of a table, as far as it says anything of its rows. */
final class TableOptions {

    private final Reading reading;
    private final TableDraft table;

    TableOptions(Reading reading, TableDraft table) {
        this.reading = reading;
        this.table = table;
    }

    /** Takes all that is left of the statement. */
    void read(Tokens in) {
        String charset = null;
        while (in.hasNext()) {
            if (in.accept("DISABLE", "ROW", "LEVEL", "SECURITY")) {
                table.rowSecurity = TableDraft.RowSecurity.NONE;
            } else if (in.accept("ENABLE", "ROW", "LEVEL", "SECURITY")) {
                table.rowSecurity = TableDraft.RowSecurity.FOR_OTHERS;
            } else if (in.accept("INHERITS")) {
                inherits(in.parenthesized());
            } else if (in.accept("COMMENT")) {
                in.acceptSymbol("=");
                table.comment = in.take().text();
            } else if (in.accept("COLLATE")) {
                in.acceptSymbol("=");
                table.collation = in.take().text();
            } else if (in.accept("CHARSET") || in.accept("CHARACTER", "SET")) {
                in.acceptSymbol("=");
                charset = in.take().text();
            } else if (in.accept("WITHOUT", "ROWID")) {
                table.rowId = false;
            } else if (in.accept("ORGANIZATION", "EXTERNAL")) {
                table.fate = TableDraft.Fate.LEFT_OUT;
                reading.catalogue().inform(table.line, "table " + table + " is read from files and left out");
            } else if (in.accept("PARTITION", "BY")) {
                new PartitionReader(reading, table).read(in);
            } else {
                in.take();
            }
        }
        if (table.collation == null) {
            table.collation = charset;
        }
    }

    private void inherits(List<Token> parents) {
        for (List<Token> parent : Tokens.splitAtCommas(parents)) {
            TableName name = reading.names().qualified(new Tokens(parent));
            TableDraft found = reading.catalogue().table(name);
            if (found == null) {
                reading.warn("table " + table + ": its parent " + name + " is missing; what it inherits is unknown");
            } else {
                table.parents.add(found);
            }
        }
        new Inheritance(reading.names()).columns(table);
    }
}

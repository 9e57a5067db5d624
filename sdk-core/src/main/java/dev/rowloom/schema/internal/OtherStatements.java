package dev.rowloom.schema.internal;

import dev.rowloom.schema.Identity;
import dev.rowloom.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads comments, sequences, drops, renames and what sets the current schema. */
final class OtherStatements {

    private final Reading reading;
    private final Catalogue catalogue;
    private final Names names;

    OtherStatements(Reading reading) {
        this.reading = reading;
        this.catalogue = reading.catalogue();
        this.names = reading.names();
    }

    /** Reads {@code COMMENT ON TABLE} and {@code COMMENT ON COLUMN}. */
    void comment(Tokens in) {
        in.accept("COMMENT", "ON");
        boolean column = in.accept("COLUMN");
        if (!column && !in.accept("TABLE")) {
            return;
        }
        List<String> parts = new ArrayList<>();
        do {
            parts.add(names.of(in.take()));
        } while (in.acceptSymbol("."));
        in.accept("IS");
        String text = in.peek().kind() == Token.Kind.TEXT ? in.take().text() : null;
        String last = column ? parts.remove(parts.size() - 1) : "";
        if (parts.isEmpty()) {
            return;
        }
        int size = parts.size();
        TableDraft table = catalogue.table(new TableName(size > 1 ? parts.get(size - 2) : null, parts.get(size - 1)));
        ColumnDraft commented = table == null ? null : table.column(names, last);
        if (commented != null && column) {
            commented.comment = text;
        } else if (table != null && !column) {
            table.comment = text;
        }
    }

    /** Reads the name of a view, and where its query is. */
    void createView(Tokens in) {
        while (in.hasNext() && !in.accept("VIEW")) {
            in.take();
        }
        in.accept("IF", "NOT", "EXISTS");
        TableName name = names.qualified(in);
        List<String> columns = names.list(in.parenthesized());
        while (in.hasNext() && !in.accept("AS")) {
            in.take();
        }
        catalogue.add(new ViewDraft(name, columns, reading.part(in.rest()), catalogue.searchPath()));
    }

    /** Reads CREATE SEQUENCE. */
    void createSequence(Tokens in) {
        while (in.hasNext() && !in.accept("SEQUENCE")) {
            in.take();
        }
        in.accept("IF", "NOT", "EXISTS");
        TableName name = catalogue.placed(names.qualified(in));
        catalogue.add(IdentityReader.sequence(reading, name, in));
    }

    /** Reads {@code ALTER SEQUENCE … RENAME TO}, and {@code OWNED BY t.c}: the column that a dump fills from the sequence. */
    void alterSequence(Tokens in) {
        in.accept("ALTER", "SEQUENCE");
        in.accept("IF", "EXISTS");
        TableName sequence = catalogue.placed(names.qualified(in));
        if (in.accept("RENAME", "TO")) {
            catalogue.renameSequence(sequence, new TableName(sequence.qualifier(), names.of(in.take())));
            return;
        }
        if (!in.accept("OWNED", "BY") || in.accept("NONE")) {
            return;
        }
        List<String> parts = new ArrayList<>();
        do {
            parts.add(names.of(in.take()));
        } while (in.acceptSymbol("."));
        int size = parts.size();
        TableDraft table = size < 2
                ? null
                : catalogue.table(new TableName(size > 2 ? parts.get(size - 3) : null, parts.get(size - 2)));
        ColumnDraft column = table == null ? null : table.column(names, parts.get(size - 1));
        if (column != null && column.identity != null && column.identity.sequence() == null) {
            Identity old = column.identity;
            column.identity = new Identity(old.kind(), old.start(), old.increment(), sequence);
        }
    }

    /** Reads {@code ALTER SCHEMA a RENAME TO b}, and SQL Server's {@code ALTER SCHEMA a TRANSFER b.t}. */
    void alterSchema(Tokens in) {
        in.accept("ALTER", "SCHEMA");
        String schema = names.of(in.take());
        if (in.accept("TRANSFER")) {
            in.accept("OBJECT", ":", ":");
            TableDraft moved = catalogue.table(names.qualified(in));
            if (moved != null) {
                TableChanges.renameTable(reading, moved, new TableName(schema, moved.name.name()));
            }
        } else if (in.accept("RENAME", "TO")) {
            String renamed = names.of(in.take());
            for (TableDraft table : catalogue.tablesIn(schema)) {
                TableChanges.renameTable(reading, table, new TableName(renamed, table.name.name()));
            }
            catalogue.renameSchema(schema, renamed);
        }
    }

    /** Reads {@code ALTER INDEX i RENAME TO j}. */
    void alterIndex(Tokens in) {
        in.accept("ALTER", "INDEX");
        in.accept("IF", "EXISTS");
        TableName index = catalogue.placed(names.qualified(in));
        if (in.accept("RENAME", "TO")) {
            String renamed = names.of(in.take());
            for (TableDraft table : catalogue.tables()) {
                if (catalogue.isSameSchema(table.name.qualifier(), index.qualifier())) {
                    new TableChanges(reading, table).renameConstraint(index.name(), renamed);
                }
            }
        }
    }

    /** Reads {@code RENAME TABLE a TO b, …}, and Oracle's {@code RENAME a TO b}. */
    void renameTables(Tokens in) {
        in.accept("RENAME");
        in.accept("TABLE");
        for (List<Token> pair : Tokens.splitAtCommas(in.rest())) {
            Tokens names2 = new Tokens(pair);
            TableDraft table = catalogue.table(names.qualified(names2));
            if (table != null && names2.accept("TO")) {
                TableChanges.renameTable(reading, table, names.qualified(names2));
            }
        }
    }

    /** Reads USE: in MySQL a database is what others call a schema, in SQL Server it holds schemas. */
    void use(Tokens in) {
        in.accept("USE");
        if (in.peek().isIdentifier() && names.dialect().defaultSchema() == null) {
            catalogue.use(names.of(in.take()));
        }
    }

    /** Reads {@code SET search_path}, {@code SET SCHEMA} and {@code set_config('search_path', …)}. */
    void searchPath(Tokens in) {
        if (in.accept("SELECT")) {
            while (in.hasNext() && !in.atSymbol("(")) {
                in.take();
            }
            List<Token> arguments = in.parenthesized();
            if (arguments.size() > 2 && arguments.get(0).text().equalsIgnoreCase("search_path")) {
                path(Lexer.tokens(arguments.get(2).text(), names.dialect().lexicalRules()));
            }
            return;
        }
        if (in.accept("RESET")) {
            catalogue.searchPath(List.of());
            return;
        }
        in.accept("ALTER", "SESSION"); // Oracle's CURRENT_SCHEMA
        in.accept("SET");
        in.acceptAny("SESSION", "LOCAL");
        in.take();
        in.acceptAny("TO");
        in.acceptSymbol("=");
        path(in.rest());
    }

    private void path(List<Token> schemas) {
        List<String> path = Tokens.splitAtCommas(schemas).stream()
                .map(part -> names.of(part.get(0)))
                .filter(schema -> !schema.isEmpty() && !schema.startsWith("$") && !schema.startsWith("pg_"))
                .filter(schema -> !schema.toLowerCase(Locale.ROOT).equals("default"))
                .toList();
        catalogue.searchPath(path);
    }
}

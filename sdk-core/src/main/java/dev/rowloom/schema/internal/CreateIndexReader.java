package dev.rowloom.schema.internal;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.TableName;
import dev.rowloom.schema.UniqueKey;
import java.util.List;

/** Reads CREATE INDEX; one that is not unique says of rows no more than how long their texts may be. */
final class CreateIndexReader {

    private CreateIndexReader() {}

    /** Reads the statement into the catalogue. */
    static void read(Reading reading, List<Token> statement) {
        Tokens in = new Tokens(statement);
        boolean unique = false;
        UniqueKey.NullComparison nulls = null;
        while (in.hasNext() && !in.accept("INDEX")) {
            if (in.accept("NULLS", "NOT", "DISTINCT") || in.accept("NULLS", "ALL", "DISTINCT")) { // H2's
                nulls = UniqueKey.NullComparison.NOT_DISTINCT;
            } else {
                unique |= in.take().isWord("UNIQUE");
            }
        }
        if (!unique && reading.names().dialect().maxIndexEntryBytes() == DataType.UNLIMITED) {
            return;
        }
        in.accept("CONCURRENTLY");
        in.accept("IF", "NOT", "EXISTS");
        String name = null;
        while (in.hasNext() && !in.atWords("ON")) {
            name = name == null || !in.atWords("USING") ? reading.names().of(in.take()) : skipMethod(in, name);
        }
        in.take();
        in.accept("ONLY");
        TableName of = reading.names().qualified(in);
        TableDraft table = reading.catalogue().table(of);
        if (table == null) {
            if (unique && !reading.catalogue().isView(of)) {
                reading.warn("table " + of + " is not declared; its unique index is left out");
            }
            return;
        }
        boolean tree = !in.accept("USING") || in.take().isWord("BTREE");
        List<KeyDraft.Part> parts = KeyParts.read(reading, in.parenthesized());
        if (!unique) {
            if (tree) {
                table.indexes.add(KeyDraft.index(name, parts, reading.statement()));
            }
        } else if (!parts.isEmpty()) {
            tail(
                    in,
                    table,
                    new KeyDraft(
                            name,
                            UniqueKey.Kind.UNIQUE_INDEX,
                            parts,
                            nulls == null ? reading.names().dialect().nullsOfKey(parts.size()) : nulls,
                            null,
                            reading.statement()));
        }
    }

    /** Reads SQL Server's {@code INDEX i UNIQUE (a) WHERE b = 1} among the columns of a table, its first word taken. */
    static void inline(Reading reading, TableDraft table, Tokens in) {
        String name = reading.names().of(in.take());
        boolean unique = false;
        while (in.hasNext() && !in.atSymbol("(")) {
            unique |= in.take().isWord("UNIQUE");
        }
        List<KeyDraft.Part> parts = unique ? KeyParts.read(reading, in.parenthesized()) : List.of();
        if (!parts.isEmpty()) {
            UniqueKey.NullComparison nulls = reading.names().dialect().nullsOfKey(parts.size());
            tail(in, table, new KeyDraft(name, UniqueKey.Kind.UNIQUE_INDEX, parts, nulls, null, reading.statement()));
        }
    }

    private static String skipMethod(Tokens in, String name) {
        in.take();
        in.take();
        return name;
    }

    // What SQL Server writes behind it: WITH (FILLFACTOR = 80) ON [PRIMARY]
    private static List<Token> predicate(Tokens in) {
        List<Token> rest = in.rest();
        int depth = 0;
        for (int i = 0; i < rest.size(); i++) {
            depth += Tokens.depthChange(rest.get(i));
            if (depth == 0 && (rest.get(i).isWord("WITH") || rest.get(i).isWord("ON"))) {
                return List.copyOf(rest.subList(0, i));
            }
        }
        return List.copyOf(rest);
    }

    private static void tail(Tokens in, TableDraft table, KeyDraft key) {
        UniqueKey.NullComparison nulls = key.nulls();
        List<Token> predicate = null;
        while (in.hasNext()) {
            if (in.accept("NULLS", "NOT", "DISTINCT") || in.accept("NULLS", "ALL", "DISTINCT")) {
                nulls = UniqueKey.NullComparison.NOT_DISTINCT;
            } else if (in.accept("WHERE")) {
                predicate = predicate(in);
            } else {
                in.take();
            }
        }
        table.keys.add(new KeyDraft(key.name(), key.kind(), key.parts(), nulls, predicate, key.statement()));
    }
}

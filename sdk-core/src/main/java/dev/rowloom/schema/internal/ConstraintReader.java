package dev.rowloom.schema.internal;

import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the constraints of a table, those of {@code ALTER TABLE … ADD} included. */
final class ConstraintReader {

    private final Reading reading;
    private final TableDraft table;

    ConstraintReader(Reading reading, TableDraft table) {
        this.reading = reading;
        this.table = table;
    }

    /** Returns whether the tokens are a constraint or an index, not a column of such a name. */
    static boolean isConstraint(List<Token> element) {
        Tokens in = new Tokens(element);
        Token second = in.peek(1);
        return switch (in.peek().keyword()) {
            case "CONSTRAINT" -> second.isIdentifier();
            case "PRIMARY" -> second.isWord("KEY");
            case "FOREIGN" -> second.isWord("KEY");
            case "CHECK" -> true;
            case "UNIQUE", "FULLTEXT", "SPATIAL" ->
                second.isWord("KEY")
                        || second.isWord("INDEX")
                        || second.isWord("NULLS")
                        || second.isWord("USING")
                        || second.isWord("CLUSTERED")
                        || second.isWord("NONCLUSTERED")
                        || holdsNames(in, 1);
            case "KEY", "INDEX" -> holdsNames(in, 1);
            case "EXCLUDE" -> second.isWord("USING") || second.isSymbol("(");
            case "SUPPLEMENTAL" -> second.isWord("LOG");
            case "PERIOD" -> second.isWord("FOR");
            case "DEFAULT" -> element.stream().anyMatch(token -> token.isWord("FOR")); // DEFAULT (0) FOR c
            default -> false;
        };
    }

    // [name] [USING method] ( names ), where a column would have a type: KEY varchar (255)
    private static boolean holdsNames(Tokens in, int from) {
        int at = from;
        while (in.peek(at).isIdentifier() && at < from + 3) {
            at++;
        }
        return in.peek(at).isSymbol("(") && in.peek(at + 1).kind() != Token.Kind.NUMBER;
    }

    /** Reads a constraint into the table, and those that follow it without a comma. */
    void read(List<Token> element) {
        Tokens in = new Tokens(element);
        do {
            readOne(in, ConstraintName.read(in, reading.names()));
            while (in.hasNext() && !in.atWords("CONSTRAINT") && !isOfTable(in) && !isCheck(in)) {
                in.take();
            }
        } while (in.hasNext());
    }

    private static boolean isCheck(Tokens in) {
        return in.atWords("CHECK") && in.peek(1).isSymbol("(");
    }

    /** Returns whether a constraint comes next that names its columns, as only those of a table do. */
    boolean isOfTable(Tokens in) {
        int at = in.atWords("PRIMARY", "KEY") || in.atWords("FOREIGN", "KEY") ? 2 : in.atWords("UNIQUE") ? 1 : 0;
        while (at > 0 && (in.peek(at).isWord("CLUSTERED") || in.peek(at).isWord("NONCLUSTERED"))) {
            at++;
        }
        return at > 0 && in.peek(at).isSymbol("(");
    }

    /** Takes one constraint; its name is taken already. */
    void readOne(Tokens in, @Nullable String name) {
        int start = in.position();
        if (in.accept("PRIMARY", "KEY")) {
            key(in, name, UniqueKey.Kind.PRIMARY);
        } else if (in.accept("UNIQUE")) {
            in.acceptAny("KEY", "INDEX");
            key(in, name, UniqueKey.Kind.UNIQUE_CONSTRAINT);
        } else if (in.accept("FOREIGN", "KEY")) {
            foreignKey(in, name);
        } else if (in.accept("CHECK")) {
            check(in, name);
        } else if (in.accept("PERIOD", "FOR")) {
            period(in);
        } else if (in.accept("DEFAULT")) {
            defaultFor(in);
        } else if (in.accept("EXCLUDE")) {
            exclusion(in, name);
        } else if (in.atWords("INDEX") && uniqueIndex(in)) {
            in.take();
            CreateIndexReader.inline(reading, table, in);
        } else if (in.acceptAny("KEY", "INDEX", "FULLTEXT", "SPATIAL", "SUPPLEMENTAL", "NOT")) {
            in.rest();
        } else {
            in.position(start);
            reading.warn(in.rest(), "table " + table + ": a constraint is not understood and left out");
        }
    }

    private static boolean uniqueIndex(Tokens in) {
        return in.peek(2).isWord("UNIQUE") && !in.peek(1).isSymbol("(");
    }

    // DEFAULT (0) FOR c
    private void defaultFor(Tokens in) {
        DefaultValue value = DefaultValue.read(reading, in);
        if (in.accept("FOR")) {
            ColumnDraft column = table.column(reading.names(), reading.names().of(in.take()));
            if (column != null) {
                value.applyTo(column, reading);
            }
        }
    }

    // MariaDB's PERIOD FOR name (start, end): the start is before the end. That of SYSTEM_TIME is the database's own.
    private void period(Tokens in) {
        int line = reading.lineOf(in.peek());
        String name = reading.names().of(in.take());
        List<List<Token>> bounds = Tokens.splitAtCommas(in.parenthesized());
        if (bounds.size() == 2 && !name.equalsIgnoreCase("SYSTEM_TIME")) {
            table.periods.put(reading.names().key(name), bounds);
            List<Token> condition = new ArrayList<>(bounds.get(0));
            condition.add(Token.made(Token.Kind.SYMBOL, "<"));
            condition.addAll(bounds.get(1));
            table.checks.add(new CheckDraft(name, condition, Tokens.sql(condition), line));
            for (List<Token> bound : bounds) {
                ColumnDraft column =
                        table.column(reading.names(), reading.names().of(bound.get(0)));
                if (column != null) {
                    column.notNull = true;
                }
            }
        }
    }

    private void key(Tokens in, @Nullable String constraint, UniqueKey.Kind kind) {
        String name = constraint;
        UniqueKey.NullComparison nulls = null;
        while (in.hasNext() && !in.atSymbol("(")) {
            if (in.accept("USING", "INDEX")) {
                adoptIndex(in, name, kind);
                return;
            } else if (in.accept("NULLS", "NOT", "DISTINCT") || in.accept("NULLS", "ALL", "DISTINCT")) {
                nulls = UniqueKey.NullComparison.NOT_DISTINCT;
            } else if (in.accept("USING")) {
                in.take();
            } else if (!in.acceptAny("NULLS", "DISTINCT", "CLUSTERED", "NONCLUSTERED", "HASH")) {
                String given = reading.names().of(in.take());
                name = name == null ? given : name;
            }
        }
        List<Token> inside = in.parenthesized();
        int length = inside.size();
        boolean apart = length > 2
                && inside.get(length - 2).isWord("WITHOUT")
                && inside.get(length - 1).isWord("OVERLAPS");
        List<KeyDraft.Part> parts = KeyParts.read(reading, apart ? inside.subList(0, length - 2) : inside);
        if (parts.isEmpty()) {
            reading.warn("table " + table + ": a key without columns is left out");
            return;
        }
        KeyDraft key = new KeyDraft(
                name,
                kind,
                parts,
                nulls == null ? reading.names().dialect().nullsOfKey(parts.size()) : nulls,
                null,
                reading.statement());
        table.keys.add(key);
        if (apart) {
            table.exclusions.add(ExclusionDraft.withoutOverlaps(key));
        }
    }

    // ADD CONSTRAINT … USING INDEX i: the unique index i becomes the constraint.
    private void adoptIndex(Tokens in, @Nullable String constraint, UniqueKey.Kind kind) {
        String index = reading.names().of(in.take());
        for (int i = 0; i < table.keys.size(); i++) {
            KeyDraft key = table.keys.get(i);
            if (key.name() != null && reading.names().same(key.name(), index)) {
                String name = constraint == null ? key.name() : constraint;
                table.keys.set(i, new KeyDraft(name, kind, key.parts(), key.nulls(), null, key.statement()));
                return;
            }
        }
        reading.warn("table " + table + ": there is no index " + index + "; the key is left out");
    }

    private void exclusion(Tokens in, @Nullable String name) {
        ExclusionDraft draft = ExclusionDraft.read(reading, in, name);
        if (draft == null) {
            reading.warn("table " + table + ": an exclusion constraint is not understood and left out");
        } else {
            table.exclusions.add(draft);
        }
    }

    private void foreignKey(Tokens in, @Nullable String constraint) {
        String name = constraint;
        while (in.hasNext() && !in.atSymbol("(")) {
            String given = reading.names().of(in.take());
            name = name == null ? given : name;
        }
        List<Token> inside = in.parenthesized();
        List<String> columns = reading.names().list(ReferenceReader.withoutPeriod(inside));
        if (in.accept("INDEX")) { // the index that H2's SCRIPT names
            reading.names().qualified(in);
        }
        if (columns.isEmpty() || !in.atWords("REFERENCES")) {
            reading.warn("table " + table + ": a foreign key is not understood and left out");
            return;
        }
        int line = reading.lineOf(in.peek());
        table.foreignKeys.add(new ForeignKeyDraft(name, columns, ReferenceReader.read(reading, in), line));
    }

    /** Takes a CHECK from its parenthesis on. */
    void check(Tokens in, @Nullable String name) {
        int line = reading.lineOf(in.peek());
        in.accept("NOT", "FOR", "REPLICATION");
        List<Token> condition = in.atSymbol("(") ? in.parenthesized() : in.rest(); // H2 needs no parentheses
        if (in.accept("NOT", "ENFORCED")) {
            return;
        }
        CheckDraft.Heritage heritage =
                in.accept("NO", "INHERIT") ? CheckDraft.Heritage.OWN : CheckDraft.Heritage.INHERITED;
        if (!condition.isEmpty()) {
            table.checks.add(new CheckDraft(name, List.copyOf(condition), reading.text(condition), line, heritage));
        }
    }
}

package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/** Reads CREATE TYPE, CREATE DOMAIN and their changes. */
final class TypeStatements {

    private final Reading reading;
    private final Names names;

    TypeStatements(Reading reading) {
        this.reading = reading;
        this.names = reading.names();
    }

    /** Reads {@code CREATE TYPE name AS ENUM (…)}, {@code AS RANGE}, {@code AS type}, {@code FROM type}. */
    void createType(List<Token> statement) {
        Tokens in = after(statement, "TYPE");
        TableName name = names.qualified(in);
        UserType type = new UserType.Other();
        if (in.accept("OID")) {
            in.take();
        }
        if (in.accept("AS", "ENUM")) {
            type = new UserType.Enumeration(texts(in.parenthesized()));
        } else if (in.accept("AS", "RANGE")) {
            type = range(new Tokens(in.parenthesized()));
        } else if (in.atWords("FROM") || (in.atWords("AS") && in.peek(1).isIdentifier() && !isRowType(in.peek(1)))) {
            in.take();
            type = domain(in);
        }
        reading.catalogue().add(name, type);
    }

    private static boolean isRowType(Token word) {
        return word.isWord("TABLE")
                || word.isWord("OBJECT")
                || word.isWord("VARRAY")
                || word.isWord("VARYING")
                || word.isWord("OPAQUE");
    }

    /** Makes a name stand for the type that the tokens declare. */
    void alias(String name, Tokens definition) {
        reading.catalogue().add(TableName.of(name), domain(definition));
    }

    /** Reads CREATE DOMAIN. */
    void createDomain(List<Token> statement) {
        Tokens in = after(statement, "DOMAIN");
        TableName name = names.qualified(in);
        in.accept("AS");
        reading.catalogue().add(name, domain(in));
    }

    /** Reads ALTER TYPE: values added and renamed. */
    void alterType(List<Token> statement) {
        Tokens in = after(statement, "TYPE");
        TableName name = names.qualified(in);
        if (!(reading.catalogue().type(name) instanceof UserType.Enumeration known)) {
            return;
        }
        List<String> labels = new ArrayList<>(known.labels());
        if (in.accept("ADD", "VALUE")) {
            in.accept("IF", "NOT", "EXISTS");
            add(labels, in);
        } else if (in.accept("RENAME", "VALUE")) {
            String old = in.take().text();
            in.accept("TO");
            String renamed = in.take().text();
            labels.replaceAll(label -> label.equals(old) ? renamed : label);
        }
        reading.catalogue().add(name, new UserType.Enumeration(labels));
    }

    private static void add(List<String> labels, Tokens in) {
        String label = in.take().text();
        if (labels.contains(label)) {
            return;
        }
        boolean before = in.accept("BEFORE");
        boolean after = in.accept("AFTER");
        int neighbour = before || after ? labels.indexOf(in.take().text()) : -1;
        labels.add(neighbour < 0 ? labels.size() : before ? neighbour : neighbour + 1, label);
    }

    /** Reads ALTER DOMAIN: NOT NULL, defaults and conditions. */
    void alterDomain(List<Token> statement) {
        Tokens in = after(statement, "DOMAIN");
        TableName name = names.qualified(in);
        if (!(reading.catalogue().type(name) instanceof UserType.Domain known)) {
            return;
        }
        boolean notNull = known.notNull();
        String value = known.defaultValue();
        List<CheckDraft> checks = new ArrayList<>(known.checks());
        if (in.accept("SET", "NOT", "NULL")) {
            notNull = true;
        } else if (in.accept("DROP", "NOT", "NULL")) {
            notNull = false;
        } else if (in.accept("ADD")) {
            UserType.Domain added = clauses(in, known.base());
            notNull |= added.notNull();
            checks.addAll(added.checks());
        } else if (in.accept("DROP", "CONSTRAINT")) {
            in.accept("IF", "EXISTS");
            String dropped = names.of(in.take());
            checks.removeIf(check -> check.name() != null && names.same(check.name(), dropped));
        }
        reading.catalogue().add(name, new UserType.Domain(known.base(), notNull, value, checks));
    }

    private static Tokens after(List<Token> statement, String word) {
        Tokens in = new Tokens(statement);
        while (in.hasNext() && !in.accept(word)) {
            in.take();
        }
        in.accept("IF", "NOT", "EXISTS");
        return in;
    }

    private UserType range(Tokens options) {
        while (options.hasNext()) {
            if (options.accept("SUBTYPE")) {
                options.acceptSymbol("=");
                return new UserType.Range(TypeReader.read(reading, new Tokens(options.untilComma())));
            }
            options.take();
        }
        return new UserType.Other();
    }

    private UserType.Domain domain(Tokens in) {
        return clauses(in, TypeReader.read(reading, in));
    }

    // The clauses of a domain are those of a column that is called VALUE.
    private UserType.Domain clauses(Tokens in, DeclaredType base) {
        TableDraft holder =
                new TableDraft(TableName.of("domain"), null, reading.statement().line());
        ColumnDraft value = new ColumnDraft("VALUE", base, reading.statement().line());
        new ColumnReader(reading, holder).clauses(in, value);
        return new UserType.Domain(base.collated(value.collation), value.notNull, value.defaultValue, holder.checks);
    }

    private static List<String> texts(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.kind() == Token.Kind.TEXT)
                .map(Token::text)
                .toList();
    }
}

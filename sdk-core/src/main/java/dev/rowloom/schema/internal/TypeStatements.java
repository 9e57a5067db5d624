package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads CREATE TYPE, CREATE DOMAIN and their changes. */
final class TypeStatements {

    /** What begins the methods of an object type. */
    private static final Set<String> METHODS =
            Set.of("MEMBER", "STATIC", "CONSTRUCTOR", "MAP", "ORDER", "FINAL", "NOT", "OVERRIDING", "PRAGMA");

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
        UserType type = new UserType.Other(List.of());
        if (in.accept("OID")) {
            in.take();
        }
        if (in.accept("AS", "ENUM")) {
            type = new UserType.Enumeration(texts(in.parenthesized()));
        } else if (in.accept("AS", "RANGE")) {
            type = range(new Tokens(in.parenthesized()));
        } else if (in.atWords("AS") && in.peek(1).isSymbol("(")) {
            in.take();
            type = new UserType.Composite(Tokens.splitAtCommas(in.parenthesized()).stream()
                    .map(this::field)
                    .toList());
        } else if (in.accept("AS", "OBJECT") || in.accept("IS", "OBJECT")) {
            type = new UserType.Other(Tokens.splitAtCommas(in.parenthesized()).stream()
                    .filter(element -> !METHODS.contains(element.get(0).keyword()))
                    .map(this::field)
                    .toList());
        } else if (in.atWords("FROM") || (in.atWords("AS") && in.peek(1).isIdentifier() && !isRowType(in.peek(1)))) {
            in.take();
            type = domain(in);
        }
        reading.catalogue().add(name, type);
    }

    private UserType.Field field(List<Token> tokens) {
        Tokens in = new Tokens(tokens);
        return new UserType.Field(names.of(in.take()), TypeReader.read(reading, in));
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

    /** Reads ALTER TYPE: values and attributes added, changed and renamed, and the type itself renamed. */
    void alterType(List<Token> statement) {
        Tokens in = after(statement, "TYPE");
        TypeDraft type = reading.catalogue().type(names.qualified(in));
        if (type == null || renamed(type, in)) {
            return;
        }
        if (type.definition instanceof UserType.Enumeration known) {
            type.definition = labels(known, in);
        } else if (type.definition instanceof UserType.Composite known) {
            List<UserType.Field> fields = new ArrayList<>(known.fields());
            while (in.hasNext()) {
                attribute(fields, new Tokens(in.untilComma()));
            }
            type.definition = new UserType.Composite(fields);
        }
    }

    // RENAME TO b, SET SCHEMA s
    private boolean renamed(TypeDraft type, Tokens in) {
        String schema = type.name.qualifier();
        if (in.accept("RENAME", "TO")) {
            reading.catalogue().rename(type, new TableName(schema, names.of(in.take())));
        } else if (in.accept("SET", "SCHEMA")) {
            reading.catalogue().rename(type, new TableName(names.of(in.take()), type.name.name()));
        } else {
            return false;
        }
        return true;
    }

    private void attribute(List<UserType.Field> fields, Tokens in) {
        if (in.accept("ADD", "ATTRIBUTE")) {
            fields.add(field(in.rest()));
        } else if (in.accept("DROP", "ATTRIBUTE")) {
            in.accept("IF", "EXISTS");
            String dropped = names.of(in.take());
            fields.removeIf(field -> names.same(field.name(), dropped));
        } else if (in.accept("RENAME", "ATTRIBUTE")) {
            String from = names.of(in.take());
            in.accept("TO");
            String to = names.of(in.take());
            fields.replaceAll(field -> names.same(field.name(), from) ? new UserType.Field(to, field.type()) : field);
        } else if (in.accept("ALTER", "ATTRIBUTE")) {
            String changed = names.of(in.take());
            in.accept("SET", "DATA");
            in.accept("TYPE");
            DeclaredType type = TypeReader.read(reading, in);
            fields.replaceAll(
                    field -> names.same(field.name(), changed) ? new UserType.Field(field.name(), type) : field);
        }
    }

    private static UserType.Enumeration labels(UserType.Enumeration known, Tokens in) {
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
        return new UserType.Enumeration(labels);
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
        TypeDraft type = reading.catalogue().type(names.qualified(in));
        if (type == null || renamed(type, in) || !(type.definition instanceof UserType.Domain known)) {
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
        } else if (in.accept("SET", "DEFAULT")) {
            value = reading.text(in.rest());
        } else if (in.accept("DROP", "DEFAULT")) {
            value = null;
        } else if (in.accept("RENAME", "CONSTRAINT")) {
            String from = names.of(in.take());
            in.accept("TO");
            String to = names.of(in.take());
            checks.replaceAll(check -> check.name() != null && names.same(check.name(), from) ? check.name(to) : check);
        } else if (in.accept("DROP", "CONSTRAINT")) {
            in.accept("IF", "EXISTS");
            String dropped = names.of(in.take());
            checks.removeIf(check -> check.name() != null && names.same(check.name(), dropped));
        }
        type.definition = new UserType.Domain(known.base(), notNull, value, checks);
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
        return new UserType.Other(List.of());
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

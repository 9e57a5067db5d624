package dev.rowloom.schema.internal;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Exclusion;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes keys of drafts: columns found, expressions read, equal keys made one. */
final class KeyResolver {

    private final Catalogue catalogue;
    private final ExpressionReader expressions;
    private final RowScope scope;

    KeyResolver(Catalogue catalogue, ExpressionReader expressions, RowScope scope) {
        this.catalogue = catalogue;
        this.expressions = expressions;
        this.scope = scope;
    }

    /** Returns the name keys of the columns of the primary key. */
    static Set<String> primaryColumns(TableDraft table, Names names) {
        Set<String> columns = new LinkedHashSet<>();
        table.keys.stream()
                .filter(key -> key.kind() == UniqueKey.Kind.PRIMARY)
                .flatMap(key -> key.parts().stream())
                .filter(KeyDraft.Part::isColumn)
                .forEach(part -> columns.add(names.key(part.tokens().get(0).text())));
        return columns;
    }

    /** Returns the keys of the table in order; the first of equal ones stays, a primary key before any other. */
    List<UniqueKey> resolve(TableDraft table) {
        List<UniqueKey> keys = new ArrayList<>();
        boolean primary = false;
        for (KeyDraft draft : table.keys) {
            UniqueKey key = key(bounds(draft, table), table);
            if (key == null) {
                continue;
            }
            if (key.kind() == UniqueKey.Kind.PRIMARY && primary && !isKnown(key, keys)) {
                catalogue.warn(
                        draft.statement().line(),
                        "table " + table + " has a second primary key; it is taken for a unique one",
                        draft.statement().excerpt());
            }
            boolean first = key.kind() == UniqueKey.Kind.PRIMARY && !primary;
            primary |= first;
            add(first || key.kind() != UniqueKey.Kind.PRIMARY ? key : constraint(key), keys);
        }
        return keys;
    }

    /** Returns the exclusion constraints of the table; those over columns that are missing are left out. */
    List<Exclusion> exclusions(TableDraft table) {
        List<Exclusion> found = new ArrayList<>();
        for (ExclusionDraft draft : table.exclusions) {
            UniqueKey key = key(range(draft.key(), table), table);
            if (key != null) {
                List<Exclusion.Element> elements = new ArrayList<>();
                for (int i = 0; i < key.parts().size(); i++) {
                    elements.add(new Exclusion.Element(
                            key.parts().get(i).expression(), draft.operators().get(i)));
                }
                found.add(new Exclusion(key.name(), elements, key.predicate()));
            }
        }
        return found;
    }

    private @Nullable List<List<Token>> period(KeyDraft.Part part, TableDraft table) {
        return part.isColumn() && scope.column(part.tokens().get(0).text()) == null
                ? table.periods.get(catalogue.names().key(part.tokens().get(0).text()))
                : null;
    }

    /** MariaDB has a key over a period be one over its last and first column. */
    private KeyDraft bounds(KeyDraft draft, TableDraft table) {
        List<KeyDraft.Part> parts = new ArrayList<>();
        for (KeyDraft.Part part : draft.parts()) {
            List<List<Token>> period = period(part, table);
            if (period == null) {
                parts.add(part);
            } else {
                parts.add(new KeyDraft.Part(period.get(1), part.prefixLength()));
                parts.add(new KeyDraft.Part(period.get(0), part.prefixLength()));
            }
        }
        return draft.with(parts);
    }

    /** What must not overlap is the range between the columns of a period. */
    private KeyDraft range(KeyDraft draft, TableDraft table) {
        List<KeyDraft.Part> parts = new ArrayList<>();
        for (KeyDraft.Part part : draft.parts()) {
            List<List<Token>> period = period(part, table);
            List<Token> tokens = new ArrayList<>();
            if (period != null) {
                tokens.add(Token.made(Token.Kind.WORD, "tsrange"));
                tokens.add(Token.made(Token.Kind.SYMBOL, "("));
                tokens.addAll(period.get(0));
                tokens.add(Token.made(Token.Kind.SYMBOL, ","));
                tokens.addAll(period.get(1));
                tokens.add(Token.made(Token.Kind.SYMBOL, ")"));
            }
            parts.add(period == null ? part : new KeyDraft.Part(tokens, part.prefixLength()));
        }
        return draft.with(parts);
    }

    private static UniqueKey constraint(UniqueKey key) {
        return new UniqueKey(key.name(), UniqueKey.Kind.UNIQUE_CONSTRAINT, key.parts(), key.nulls(), key.predicate());
    }

    private static boolean isKnown(UniqueKey key, List<UniqueKey> keys) {
        return keys.stream().anyMatch(other -> other.parts().equals(key.parts()));
    }

    private static void add(UniqueKey key, List<UniqueKey> keys) {
        for (int i = 0; i < keys.size(); i++) {
            UniqueKey other = keys.get(i);
            boolean sameRows = other.parts().equals(key.parts()) && Objects.equals(other.predicate(), key.predicate());
            if (sameRows && key.kind() == UniqueKey.Kind.PRIMARY) {
                keys.set(i, key);
                return;
            }
            boolean covered = other.kind() == UniqueKey.Kind.PRIMARY || other.nulls() == key.nulls();
            if (sameRows && covered) {
                return;
            }
        }
        keys.add(key);
    }

    private @Nullable UniqueKey key(KeyDraft draft, TableDraft table) {
        List<UniqueKey.Part> parts = new ArrayList<>();
        for (KeyDraft.Part part : draft.parts()) {
            if (!part.isColumn()) {
                parts.add(new UniqueKey.Part(expressions.read(part.tokens()), part.prefixLength()));
                continue;
            }
            String name = part.tokens().get(0).text();
            Column column = scope.column(name);
            if (column == null) {
                catalogue.warn(
                        draft.statement().line(),
                        "table " + table + ": a key names the column " + name
                                + ", which is missing; the key is left out",
                        draft.statement().excerpt());
                return null;
            }
            parts.add(new UniqueKey.Part(
                    new Expression.ColumnReference(column.name()), prefix(column.type(), part.prefixLength())));
        }
        Expression predicate = draft.predicate() == null ? null : expressions.read(draft.predicate());
        return new UniqueKey(draft.name(), draft.kind(), parts, draft.nulls(), predicate);
    }

    /** Returns how many characters of a column count: a prefix that holds the longest value is none. */
    private static int prefix(DataType type, int declared) {
        boolean whole = type instanceof DataType.TextType text
                        && text.maxLength() != DataType.UNLIMITED
                        && declared >= text.maxLength()
                || type instanceof DataType.BinaryType bytes
                        && bytes.maxLength() != DataType.UNLIMITED
                        && declared >= bytes.maxLength();
        return whole ? DataType.UNLIMITED : declared;
    }
}

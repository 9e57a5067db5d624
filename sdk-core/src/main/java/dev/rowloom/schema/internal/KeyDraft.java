package dev.rowloom.schema.internal;

import dev.rowloom.schema.UniqueKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key while the script is being read.
 *
 * @param name its name, or null
 * @param kind what declared it
 * @param parts its columns and expressions
 * @param nulls whether rows with a null part clash
 * @param predicate the condition of a partial index, or null
 * @param statement the statement that declares it
 */
record KeyDraft(
        @Nullable String name,
        UniqueKey.Kind kind,
        List<Part> parts,
        UniqueKey.NullComparison nulls,
        @Nullable List<Token> predicate,
        Statement statement) {

    /** Returns an index that is not unique. */
    static KeyDraft index(@Nullable String name, List<Part> parts, Statement statement) {
        return new KeyDraft(
                name, UniqueKey.Kind.UNIQUE_INDEX, parts, UniqueKey.NullComparison.DISTINCT, null, statement);
    }

    /** Returns the key with other parts. */
    KeyDraft with(List<Part> others) {
        return new KeyDraft(name, kind, others, nulls, predicate, statement);
    }

    /**
     * A part of a key: one token for a column, more for an expression.
     *
     * @param tokens the column's name, or the expression
     * @param prefixLength how many characters count
     */
    record Part(List<Token> tokens, int prefixLength) {

        /** Returns whether the part is written as a name. */
        boolean isColumn() {
            return tokens.size() == 1 && tokens.get(0).isIdentifier();
        }
    }
}

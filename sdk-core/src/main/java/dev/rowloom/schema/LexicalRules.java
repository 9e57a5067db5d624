package dev.rowloom.schema;

import java.util.Set;

/**
 * How a dialect's scripts are cut into tokens and statements.
 *
 * @param features the forms the dialect knows beyond standard SQL
 * @since 0.1.0
 */
public record LexicalRules(Set<Feature> features) {

    /** A lexical form beyond standard SQL. */
    public enum Feature {
        /** {@code $tag$ … $tag$} is a text. */
        DOLLAR_QUOTES,
        /** A backslash in any text escapes the next character. */
        BACKSLASH_ESCAPES,
        /** {@code E'…'} is a text with backslash escapes. */
        ESCAPE_STRINGS,
        /** {@code # …} is a comment to the end of the line. */
        HASH_COMMENTS,
        /** <code>`name`</code> is a quoted name. */
        BACKTICK_NAMES,
        /** What stands in backticks is folded to upper case, as if it had no quotes. */
        UPPER_CASE_BACKTICKS,
        /** {@code [name]} is a quoted name. */
        BRACKET_NAMES,
        /** {@code "text"} is a text, not a name. */
        DOUBLE_QUOTED_TEXT,
        /** Comments nest. */
        NESTED_COMMENTS,
        /** <code>/*!40101 … *&#47;</code> holds SQL to be read. */
        VERSION_COMMENTS,
        /** {@code DELIMITER x} on a line changes the end of statements. */
        DELIMITER_LINES,
        /** {@code GO} on a line ends a batch; a routine takes the whole batch. */
        GO_LINES,
        /** Statements need no end: the next one begins where its first words do. */
        STATEMENTS_WITHOUT_END,
        /** {@code REM …}, {@code PROMPT …}, {@code SET …} and the like on a line speak to SQL*Plus. */
        SQL_PLUS_LINES,
        /** {@code q'[text]'} is a text. */
        Q_QUOTES,
        /** A name may hold {@code #}, or begin with it. */
        HASH_IN_NAMES,
        /** {@code /} on a line ends a block. */
        SLASH_LINES,
        /** {@code COPY … FROM stdin} is followed by data up to {@code \.} on a line. */
        COPY_DATA,
        /** A line that begins with a backslash is an instruction to the client. */
        CLIENT_COMMANDS
    }

    /** Copies the set. */
    public LexicalRules {
        features = Set.copyOf(features);
    }

    /** Returns rules with those features. */
    public static LexicalRules of(Feature... features) {
        return new LexicalRules(Set.of(features));
    }

    /** Returns whether the dialect has the feature. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }
}

package dev.rowloom.schema.internal;

import java.util.Set;

/** The words with which the clauses of a column begin. */
final class Clauses {

    private static final Set<String> STARTS = Set.of(
            "CONSTRAINT",
            "NOT",
            "NULL",
            "DEFAULT",
            "PRIMARY",
            "KEY",
            "UNIQUE",
            "CHECK",
            "REFERENCES",
            "FOREIGN",
            "COLLATE",
            "CHARSET",
            "ASCII",
            "UNICODE",
            "GENERATED",
            "AS",
            "IDENTITY",
            "AUTO_INCREMENT",
            "AUTOINCREMENT",
            "COMMENT",
            "ON",
            "DEFERRABLE",
            "INITIALLY",
            "STORED",
            "VIRTUAL",
            "PERSISTED",
            "PERSISTENT",
            "INVISIBLE",
            "VISIBLE",
            "STORAGE",
            "COMPRESSION",
            "COMPRESSED",
            "COLUMN_FORMAT",
            "ENGINE_ATTRIBUTE",
            "SRID",
            "REF_SYSTEM_ID",
            "ENABLE",
            "DISABLE",
            "ENFORCED",
            "SPARSE",
            "ROWGUIDCOL",
            "OPTIONS",
            "FIRST",
            "AFTER",
            "BEFORE",
            "ENCODE",
            "SELECTIVITY",
            "SEQUENCE",
            "NULL_TO_DEFAULT",
            "VALIDATE",
            "NOVALIDATE",
            "RELY",
            "NORELY",
            "HIDDEN",
            "FILESTREAM",
            "TEXTIMAGE_ON",
            "FILESTREAM_ON",
            "SORTKEY");

    private Clauses() {}

    /** Returns whether a clause of a column begins at the next token. */
    static boolean begin(Tokens in) {
        String word = in.peek().keyword();
        return STARTS.contains(word)
                || (word.equals("CHARACTER") && in.peek(1).isWord("SET"))
                || (word.equals("USING") && in.peek(1).isWord("INDEX"))
                || (word.equals("WITH") && follows(in.peek(1)));
    }

    private static boolean follows(Token afterWith) {
        return afterWith.isSymbol("(") || afterWith.isWord("VALUES") || afterWith.isWord("OPTIONS");
    }
}

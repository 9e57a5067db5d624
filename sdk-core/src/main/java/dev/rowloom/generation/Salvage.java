package dev.rowloom.generation;

/** What was put right or passed over in an answer, to be counted. */
enum Salvage {
    /** Marks of a Markdown code block. */
    FENCE,
    /** Text around the rows. */
    PROSE,
    /** A comma ahead of a closing bracket. */
    TRAILING_COMMA,
    /** A quote within a text that lacked its escape. */
    UNESCAPED_QUOTE,
    /** A line break or another control character within a text. */
    CONTROL_CHARACTER,
    /** A first row that was taken for the names of the columns. */
    HEADER,
    /** A column's name with other letter case or separators. */
    COLUMN_NAME,
    /** A number, a truth value or null in quotes. */
    VALUE_AS_TEXT,
    /** A column that nobody asked for. */
    EXTRA_COLUMN,
    /** A column that a row lacks. */
    MISSING_COLUMN,
    /** An answer whose brackets were not all closed. */
    UNCLOSED
}

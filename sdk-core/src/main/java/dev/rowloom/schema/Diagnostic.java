package dev.rowloom.schema;

/**
 * Something the reader of a schema noticed: a statement it could not use, a type it does not know, a dangling key.
 *
 * @param severity how much it matters
 * @param line the line of the source where the statement begins, from 1; 0 where there is no source
 * @param message what was found, and what was done about it, in words
 * @param excerpt the beginning of the source text concerned, cut short; may be empty
 * @since 0.1.0
 */
public record Diagnostic(Severity severity, int line, String message, String excerpt) {

    /** How much a diagnostic matters. */
    public enum Severity {
        /** Read well; worth knowing. */
        INFO,
        /** Something of the source was left out or assumed. */
        WARNING
    }

    @Override
    public String toString() {
        String where = line > 0 ? "line " + line + ": " : "";
        return where + message + (excerpt.isEmpty() ? "" : ": " + excerpt);
    }
}

package dev.rowloom.schema;

/**
 * Something the reader of a schema noticed: a statement it could not use, a type it does not know, a dangling key.
 *
 * @param severity how much it matters
 * @param file the path of the file within the folder that was read; empty where the source is a single script
 * @param line the line of the source where the statement begins, from 1; 0 where there is no source
 * @param message what was found, and what was done about it, in words
 * @param excerpt the beginning of the source text concerned, cut short; may be empty
 * @since 0.1.0
 */
public record Diagnostic(Severity severity, String file, int line, String message, String excerpt) {

    /** A diagnostic of a source that is a single script. */
    public Diagnostic(Severity severity, int line, String message, String excerpt) {
        this(severity, "", line, message, excerpt);
    }

    /** How much a diagnostic matters. */
    public enum Severity {
        /** Read well; worth knowing. */
        INFO,
        /** Something of the source was left out or assumed. */
        WARNING
    }

    @Override
    public String toString() {
        String where = line == 0 ? file : file.isEmpty() ? "line " + line : file + ", line " + line;
        return (where.isEmpty() ? "" : where + ": ") + message + (excerpt.isEmpty() ? "" : ": " + excerpt);
    }
}

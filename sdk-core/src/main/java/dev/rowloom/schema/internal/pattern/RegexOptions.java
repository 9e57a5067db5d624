package dev.rowloom.schema.internal.pattern;

import java.util.Set;

/**
 * How a regular expression is read.
 *
 * @param options what applies
 */
public record RegexOptions(Set<Option> options) {

    /** A way to read. */
    public enum Option {
        /** Perl's notation; else POSIX' extended with the escapes of Tcl and PostgreSQL. */
        PERL,
        /** Classes such as {@code [:alpha:]} go beyond ASCII. */
        UNICODE,
        /** Letter case is ignored. */
        IGNORE_CASE,
        /** A dot is no line feed, nor is what a negated set matches in PostgreSQL. */
        DOT_STOPS_AT_LINE_END,
        /** {@code ^} and {@code $} also match at line feeds. */
        MULTI_LINE,
        /** Blanks and comments in the pattern are left out. */
        EXTENDED
    }

    /** Copies the set. */
    public RegexOptions {
        options = Set.copyOf(options);
    }

    /** Returns those options. */
    public static RegexOptions of(Option... options) {
        return new RegexOptions(Set.of(options));
    }

    boolean has(Option option) {
        return options.contains(option);
    }
}

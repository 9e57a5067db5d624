package dev.rowloom.schema.internal;

/**
 * A script, or one of several that are read as one.
 *
 * @param name what to call it in messages; empty for the only one
 * @param text its text
 */
public record Script(String name, String text) {

    int lines() {
        return (int) text.chars().filter(c -> c == '\n').count() + 1;
    }
}

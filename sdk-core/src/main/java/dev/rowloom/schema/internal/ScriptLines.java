package dev.rowloom.schema.internal;

import dev.rowloom.schema.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** The lines of several scripts, numbered through; each number is told back as a line of its script. */
final class ScriptLines {

    private record Part(String name, int before) {}

    private final List<Part> parts = new ArrayList<>();
    private int lines;

    /** Adds a script behind the others; returns how many lines come before it. */
    int add(Script script) {
        int before = lines;
        parts.add(new Part(script.name(), before));
        lines += script.lines();
        return before;
    }

    private Part part(int line) {
        Part found = new Part("", 0);
        for (Part part : parts) {
            if (part.before < line) {
                found = part;
            }
        }
        return found;
    }

    /** Returns the line in words: {@code line 3}, {@code line 3 of V1__init.sql}. */
    String describe(int line) {
        Part part = part(line);
        return "line " + (line - part.before) + (part.name.isEmpty() ? "" : " of " + part.name);
    }

    /** Returns two lines in words: {@code lines 3 and 7}. */
    String describe(int line, int other) {
        Part part = part(line);
        return part.name.isEmpty()
                ? "lines " + (line - part.before) + " and " + (other - part.before)
                : describe(line) + " and " + describe(other);
    }

    /** Returns the diagnostic with the line of its script. */
    Diagnostic placed(Diagnostic diagnostic) {
        Part part = part(diagnostic.line());
        return part.name.isEmpty() || diagnostic.line() == 0
                ? diagnostic
                : new Diagnostic(
                        diagnostic.severity(),
                        part.name,
                        diagnostic.line() - part.before,
                        diagnostic.message(),
                        diagnostic.excerpt());
    }
}

package dev.rowloom.schema.internal;

import dev.rowloom.schema.Identity;
import org.jspecify.annotations.Nullable;

/** A column while the script is being read. */
final class ColumnDraft {

    String name;
    DeclaredType type;
    boolean notNull;

    @Nullable
    String defaultValue;

    @Nullable
    String computedAs;

    @Nullable
    String comment;

    @Nullable
    Identity identity;

    @Nullable
    String collation;
    /** The line of its declaration. */
    final int line;

    ColumnDraft(String name, DeclaredType type, int line) {
        this.name = name;
        this.type = type;
        this.line = line;
    }

    /** Returns a copy that a table which inherits or copies the column can change. */
    ColumnDraft copy() {
        ColumnDraft copy = new ColumnDraft(name, type, line);
        copy.notNull = notNull;
        copy.defaultValue = defaultValue;
        copy.computedAs = computedAs;
        copy.comment = comment;
        copy.identity = identity;
        copy.collation = collation;
        return copy;
    }
}

package dev.rowloom.schema.internal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the optional {@code CONSTRAINT name} ahead of a constraint. */
final class ConstraintName {

    private static final Set<String> KINDS =
            Set.of("PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "REFERENCES", "NOT", "NULL", "DEFAULT", "EXCLUDE");

    private ConstraintName() {}

    /** Takes the name and returns it, or null where there is none. */
    static @Nullable String read(Tokens in, Names names) {
        if (!in.accept("CONSTRAINT") || KINDS.contains(in.peek().keyword())) {
            return null;
        }
        return names.qualified(in).name();
    }
}

package dev.rowloom.schema.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type that the script creates itself. */
sealed interface UserType {

    /**
     * An enumeration.
     *
     * @param labels its labels in order
     */
    record Enumeration(List<String> labels) implements UserType {
        /** Copies the list. */
        public Enumeration {
            labels = List.copyOf(labels);
        }
    }

    /**
     * Another type under a name, with conditions.
     *
     * @param base the type it stands for
     * @param notNull whether it excludes null
     * @param defaultValue its default, or null
     * @param checks its conditions on {@code VALUE}
     */
    record Domain(
            DeclaredType base, boolean notNull, @Nullable String defaultValue, List<CheckDraft> checks)
            implements UserType {
        /** Copies the list. */
        public Domain {
            checks = List.copyOf(checks);
        }
    }

    /**
     * A range type.
     *
     * @param subtype the type of its bounds
     */
    record Range(DeclaredType subtype) implements UserType {}

    /**
     * A composite type.
     *
     * @param fields its fields in order
     */
    record Composite(List<Field> fields) implements UserType {
        /** Copies the list. */
        public Composite {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field of a composite type.
     *
     * @param name its name
     * @param type its type
     */
    record Field(String name, DeclaredType type) {}

    /**
     * A base type or an object type: nothing is known of how its values are written.
     *
     * @param fields what a table of such objects has for columns; empty for other types
     */
    record Other(List<Field> fields) implements UserType {
        /** Copies the list. */
        public Other {
            fields = List.copyOf(fields);
        }
    }
}

package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;
import dev.rowloom.schema.TypeDeclaration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A type as a script declares it.
 *
 * @param declaration the declaration taken apart
 * @param name the name under which the script may have created the type itself
 * @param text the text of the declaration
 * @param created the type of that name that the script had created by then, or null
 */
record DeclaredType(
        TypeDeclaration declaration,
        TableName name,
        String text,
        @Nullable TypeDraft created) {

    /** The type of a SQLite column that declares none. */
    static final DeclaredType NONE =
            new DeclaredType(new TypeDeclaration("", List.of(), Set.of(), 0, null), TableName.of(""), "", null);

    /** Returns this type with a collation, unless it has one. */
    DeclaredType collated(@Nullable String collation) {
        if (collation == null || declaration.collation() != null) {
            return this;
        }
        TypeDeclaration with = new TypeDeclaration(
                declaration.name(),
                declaration.arguments(),
                declaration.attributes(),
                declaration.arrayDimensions(),
                collation);
        return new DeclaredType(with, name, text, created);
    }
}

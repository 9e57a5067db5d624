package dev.rowloom.schema.internal;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.TextEquality;
import dev.rowloom.schema.TypeDeclaration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what a declared type is: one of the dialect's, or one that the script created. */
final class TypeResolver {

    private static final int DEEPEST = 32;

    private final Catalogue catalogue;

    /** A composite type takes so many of the levels: its text grows with each by the quotes of all within. */
    private static final int COMPOSITE = DEEPEST / 4;

    /** The composite types that are being resolved; none can hold itself. */
    private final Set<UserType.Composite> open = Collections.newSetFromMap(new IdentityHashMap<>());

    TypeResolver(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Returns the type; {@link DataType.OpaqueType} where nothing more is known. */
    DataType resolve(DeclaredType declared) {
        return resolve(declared, 0);
    }

    private DataType resolve(DeclaredType declared, int depth) {
        TypeDeclaration declaration = declared.declaration();
        UserType own = depth > DEEPEST ? null : userType(declared);
        if (own == null) {
            return catalogue.names().dialect().type(declaration);
        }
        DataType type = new DataType.OpaqueType(declaration.name());
        if (own instanceof UserType.Enumeration enumeration) {
            type = new DataType.EnumType(enumeration.labels(), TextEquality.EXACT);
        } else if (own instanceof UserType.Domain domain) {
            type = resolve(domain.base(), depth + 1);
        } else if (own instanceof UserType.Range range) {
            type = new DataType.RangeType(resolve(range.subtype(), depth + 1));
        } else if (own instanceof UserType.Composite composite && open.add(composite)) {
            type = new DataType.CompositeType(composite.fields().stream()
                    .map(field -> new DataType.Field(field.name(), resolve(field.type(), depth + COMPOSITE)))
                    .toList());
            open.remove(composite);
        }
        for (int i = 0; i < declaration.arrayDimensions(); i++) {
            type = new DataType.ArrayType(type);
        }
        return type;
    }

    /** Returns the domain that is the type of a column directly, or null. */
    UserType.@Nullable Domain domain(DeclaredType declared) {
        boolean array = declared.declaration().arrayDimensions() > 0;
        return !array && userType(declared) instanceof UserType.Domain domain ? domain : null;
    }

    // A built-in type wins over one of the script's, unless the latter is named with its schema.
    private @Nullable UserType userType(DeclaredType declared) {
        TypeDraft draft = declared.created() != null ? declared.created() : catalogue.type(declared.name());
        UserType own = draft == null ? null : draft.definition;
        if (own == null || declared.name().qualifier() != null) {
            return own;
        }
        DataType builtIn = catalogue.names().dialect().type(declared.declaration());
        while (builtIn instanceof DataType.ArrayType array) {
            builtIn = array.element();
        }
        return builtIn instanceof DataType.OpaqueType ? own : null;
    }
}

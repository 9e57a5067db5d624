package dev.rowloom.schema;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column's type as the DDL writes it, taken apart.
 *
 * @param name the words of the type's name in lower case, single-spaced, without arguments: {@code character varying}
 * @param arguments the arguments in parentheses, quotes of labels removed: {@code 10}, {@code 2}; {@code max}; labels
 * @param attributes words that follow the type and belong to it, in lower case: {@code unsigned}, {@code zerofill},
 *     {@code binary}, {@code with time zone}
 * @param arrayDimensions the number of array brackets
 * @param collation the column's or, failing that, the table's collation or character set, or null where none is declared
 * @since 0.1.0
 */
public record TypeDeclaration(
        String name,
        List<String> arguments,
        Set<String> attributes,
        int arrayDimensions,
        @Nullable String collation) {

    /** Copies the collections and folds the name. */
    public TypeDeclaration {
        name = name.toLowerCase(Locale.ROOT);
        arguments = List.copyOf(arguments);
        attributes = Set.copyOf(attributes);
    }

    /** Returns the argument as a number, or the other value where it is absent or no number. */
    public int argument(int index, int otherwise) {
        if (index >= arguments.size()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(arguments.get(index).trim());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}

package dev.rowloom.it.coherence;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A column as a reader sees it.
 *
 * @param column the column
 * @param words the words of its name, in lower case
 */
record Field(Column column, List<String> words) {

    /** What a column holds. */
    enum Kind {
        NUMBER,
        DATE,
        TIMESTAMP,
        TEXT,
        BOOLEAN,
        OTHER
    }

    static Field of(Column column) {
        return new Field(column, Names.words(column.name()));
    }

    String name() {
        return column.name();
    }

    Kind kind() {
        DataType type = column.type();
        if (type instanceof DataType.IntegerType
                || type instanceof DataType.DecimalType
                || type instanceof DataType.FloatType) {
            return Kind.NUMBER;
        } else if (type instanceof DataType.DateType) {
            return Kind.DATE;
        } else if (type instanceof DataType.TimestampType) {
            return Kind.TIMESTAMP;
        } else if (type instanceof DataType.BooleanType) {
            return Kind.BOOLEAN;
        }
        return type instanceof DataType.TextType || type instanceof DataType.EnumType ? Kind.TEXT : Kind.OTHER;
    }

    boolean isNumber() {
        return kind() == Kind.NUMBER;
    }

    boolean isText() {
        return kind() == Kind.TEXT;
    }

    boolean hasAny(Set<String> some) {
        return words.stream().anyMatch(some::contains);
    }

    /** Returns the words without some of them. */
    List<String> without(Set<String> some) {
        List<String> rest = new ArrayList<>(words);
        rest.removeIf(some::contains);
        return rest;
    }

    /** Returns whether the name, its words put together, is one of some. */
    boolean isCalled(Set<String> names) {
        return names.contains(String.join("", words)) || names.contains(name().toLowerCase(Locale.ROOT));
    }

    /** Returns the column in SQL. */
    String of(String alias) {
        return alias + "." + LooseDatabase.quoted(name());
    }

    @Override
    public String toString() {
        return name();
    }
}

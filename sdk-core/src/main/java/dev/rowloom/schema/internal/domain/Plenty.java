package dev.rowloom.schema.internal.domain;

import dev.rowloom.schema.DataType;

/** Tells roughly how many values a type has. */
public final class Plenty {

    /** Texts of so many characters are more than rows that anyone makes. */
    private static final int PLENTIFUL_LENGTH = 12;

    private Plenty() {}

    /** Returns whether a type has so many values that they tell apart all rows that anyone makes. */
    public static boolean isOf(DataType type) {
        return type instanceof DataType.UuidType
                || type instanceof DataType.TextType text && text.maxLength() >= PLENTIFUL_LENGTH;
    }
}

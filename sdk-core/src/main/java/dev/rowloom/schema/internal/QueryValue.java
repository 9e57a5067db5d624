package dev.rowloom.schema.internal;

import dev.rowloom.schema.DataType;

/**
 * What is known of the values of an expression in a query.
 *
 * @param declared the type, as a declaration would have it
 * @param data what it holds; of a number that is written out, as many digits as it has
 * @param form what the expression is
 * @param notNull whether it is never null
 */
record QueryValue(DeclaredType declared, DataType data, Form form, boolean notNull) {

    /** What an expression is to the types of others. */
    enum Form {
        TYPED,
        /** A text that is written out, which may stand for values of other types. */
        TEXT,
        /** NULL, which has any type. */
        NULL
    }

    QueryValue nullable() {
        return notNull ? new QueryValue(declared, data, form, false) : this;
    }

    QueryValue notNull(boolean isNotNull) {
        return notNull == isNotNull ? this : new QueryValue(declared, data, form, isNotNull);
    }

    /** Returns the same as an expression that is no mere text or NULL. */
    QueryValue typed() {
        return form == Form.TYPED ? this : new QueryValue(declared, data, Form.TYPED, notNull);
    }

    /** Returns the number of characters that a value has at most, or fewer where that is not known. */
    int length() {
        if (data instanceof DataType.TextType text) {
            return text.maxLength();
        } else if (data instanceof DataType.EnumType labels) {
            return labels.labels().stream().mapToInt(String::length).max().orElse(1);
        } else if (data instanceof DataType.IntegerType integer) {
            return Long.toString(integer.max()).length();
        } else if (data instanceof DataType.DecimalType decimal) {
            return Math.max(1, decimal.precision());
        } else if (data instanceof DataType.DateType || data instanceof DataType.TimestampType) {
            return 10;
        }
        return data instanceof DataType.UuidType ? 36 : 1;
    }
}

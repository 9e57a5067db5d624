package dev.rowloom.schema.internal;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the foreign keys that a database refuses because their columns can't be compared with those referred to. */
final class ReferenceTypes {

    private enum Family {
        NUMBER,
        TEXT,
        TIME,
        UUID,
        /** Not to be told. */
        OTHER
    }

    private final Dialect dialect;

    ReferenceTypes(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Returns the first two columns that can't be compared, in words; null where there are none. */
    @Nullable
    String mismatch(Table child, List<String> columns, Table parent, List<String> referred) {
        if (dialect.equals(Dialect.sqlite())) {
            return null; // compares what it likes
        }
        for (int i = 0; i < columns.size(); i++) {
            Column own = child.column(columns.get(i)).orElseThrow();
            Column other = parent.column(referred.get(i)).orElseThrow();
            if (differ(family(own.type()), family(other.type()))) {
                return own.name() + " is " + own.declaredType() + ", " + other.name() + " is " + other.declaredType();
            }
        }
        return null;
    }

    private static boolean differ(Family a, Family b) {
        boolean known = a != Family.OTHER && b != Family.OTHER;
        boolean numberOrTime = a == Family.NUMBER || b == Family.NUMBER || a == Family.TIME || b == Family.TIME;
        return known && a != b && numberOrTime;
    }

    private static Family family(DataType type) {
        if (type instanceof DataType.IntegerType
                || type instanceof DataType.DecimalType
                || type instanceof DataType.FloatType) {
            return Family.NUMBER;
        } else if (type instanceof DataType.TextType) {
            return Family.TEXT;
        } else if (type instanceof DataType.DateType || type instanceof DataType.TimestampType) {
            return Family.TIME;
        }
        return type instanceof DataType.UuidType ? Family.UUID : Family.OTHER;
    }
}

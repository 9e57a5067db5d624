package dev.rowloom.engine;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;
import java.math.BigDecimal;

/** Says in words what values columns can have. */
final class Described {

    private static final int MOST_DIGITS = 18;
    private static final long MOST_OF_DIGITS = 999_999_999_999_999_999L;

    private Described() {}

    /** Returns a column's type, and what of it is made where that is not all. */
    static String type(Column column) {
        String made = made(column.type());
        return column.declaredType() + (made.isEmpty() ? "" : " (of which Rowloom makes " + made + ")");
    }

    private static String made(DataType type) {
        if (type instanceof DataType.DecimalType decimal
                && (decimal.precision() == 0 || decimal.precision() > MOST_DIGITS)) {
            return "numbers of at most " + MOST_DIGITS + " digits";
        } else if (type instanceof DataType.IntegerType integer && integer.max() == MOST_OF_DIGITS) {
            return "numbers of at most " + MOST_DIGITS + " digits";
        } else if (type instanceof DataType.IntegerType integer
                && integer.min() == 0
                && integer.max() == Long.MAX_VALUE) {
            return "numbers up to " + Long.MAX_VALUE;
        }
        boolean years = type instanceof DataType.DateType
                || type instanceof DataType.TimestampType timestamp
                        && timestamp.years().equals(DataType.Years.COMMON);
        return years ? "the years 1000 to 9999" : "";
    }

    /** Returns the values of a domain from the least to the greatest. */
    static String values(LongDomain domain, Encoding encoding, int scale) {
        if (domain.isEmpty()) {
            return "no value";
        }
        String least = value(domain.min(), encoding, scale);
        String most = value(domain.max(), encoding, scale);
        return least.equals(most) ? least : least + " to " + most;
    }

    private static String value(long units, Encoding encoding, int scale) {
        return encoding.isLong()
                ? LongVector.boxed(units, encoding, scale).toString()
                : BigDecimal.valueOf(units, scale).toPlainString();
    }
}

package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;

/** The values of dates, times and numbers that are written as text. */
final class TextMoments {

    private static final long DAY_MICROS = 86_400_000_000L;

    private TextMoments() {}

    /** Returns the values of an encoding that CHECKs leave to a column of text. */
    static LongDomain domain(ColumnContext column, Encoding encoding) {
        LongDomain times = column.domain().numbers();
        boolean temporal = encoding == Encoding.DATE || encoding == Encoding.TIMESTAMP;
        if (times == null || !temporal) {
            return domain(encoding);
        }
        LongDomain allowed =
                domain(encoding).intersect(encoding == Encoding.DATE ? times.dividedBy(DAY_MICROS) : times);
        return allowed.isEmpty() ? domain(encoding) : allowed;
    }

    /** Returns all values of an encoding. */
    static LongDomain domain(Encoding encoding) {
        return switch (encoding) {
            case DATE -> Units.all(new DataType.DateType());
            case TIMESTAMP -> Units.all(new DataType.TimestampType(6, DataType.Zone.WITHOUT_ZONE));
            default -> Units.all(new DataType.DecimalType(18, 0, DataType.Sign.SIGNED));
        };
    }
}

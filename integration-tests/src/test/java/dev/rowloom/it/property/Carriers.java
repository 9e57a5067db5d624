package dev.rowloom.it.property;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

/** Says whether a Java value is one that a column's type takes. */
final class Carriers {

    private static final int UUID_LENGTH = 36;

    private Carriers() {}

    /** Returns what is wrong with a value, or null. */
    static String wrong(TypeModel type, Object value, Target target) {
        Class<?> carrier = carrier(type, target);
        if (!carrier.isInstance(value)) {
            boolean truthAsNumber = type.kind() == TypeModel.Kind.BOOLEAN
                    && target != Target.POSTGRESQL
                    && (value.equals(0L) || value.equals(1L));
            return truthAsNumber
                    ? null
                    : "is a " + value.getClass().getSimpleName() + ", not a " + carrier.getSimpleName();
        }
        if (value instanceof Long number) {
            // SQLite holds any whole number of 64 bits, whatever the declared size
            boolean unbounded = type.kind() == TypeModel.Kind.BIGINT || target == Target.SQLITE;
            return unbounded || Units.all(type).contains(number) ? null : "is out of the type's range";
        } else if (value instanceof BigDecimal decimal) {
            return wrongDecimal(type, decimal);
        } else if (value instanceof Double number) {
            return Double.isFinite(number) ? null : "is not finite";
        } else if (value instanceof String text) {
            return wrongText(type, text);
        } else if (value instanceof LocalDateTime time) {
            return time.getNano() % 1000 == 0 ? null : "is finer than a microsecond";
        }
        return null;
    }

    private static Class<?> carrier(TypeModel type, Target target) {
        return switch (type.kind()) {
            case SMALLINT, INT, BIGINT -> Long.class;
            case NUMERIC -> BigDecimal.class;
            case DOUBLE -> Double.class;
            case BOOLEAN -> Boolean.class;
            case VARCHAR, CHAR, TEXT, INT_RANGE, DATE_RANGE, TIMESTAMP_RANGE -> String.class;
            case DATE -> LocalDate.class;
            case TIMESTAMP -> LocalDateTime.class;
            case UUID -> target == Target.POSTGRESQL || target == Target.H2 ? UUID.class : String.class;
        };
    }

    private static String wrongDecimal(TypeModel type, BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() > type.scale()) {
            return "has more than " + type.scale() + " decimals";
        }
        boolean fits = plain.abs().compareTo(BigDecimal.ONE.movePointRight(type.length() - type.scale())) < 0;
        return fits ? null : "has more than " + type.length() + " digits";
    }

    private static String wrongText(TypeModel type, String text) {
        int length = text.codePointCount(0, text.length());
        int most = type.kind() == TypeModel.Kind.UUID ? UUID_LENGTH : type.length();
        if (most > 0 && length > most) {
            return "is longer than " + most;
        }
        return text.indexOf('\0') >= 0 ? "has a NUL character" : null;
    }
}

package dev.rowloom.it.property;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** When a database takes two values for the same, and which one for the lower. */
final class Equality {

    private final Target target;

    Equality(Target target) {
        this.target = target;
    }

    /** Returns what is equal for exactly those values of a column that count as the same. */
    Object fold(TypeModel type, Object value) {
        if (value instanceof Double || value instanceof Float) {
            return BigDecimal.valueOf(((Number) value).doubleValue()).stripTrailingZeros();
        } else if (value instanceof BigDecimal decimal) {
            return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
        } else if (value instanceof Boolean truth) {
            return truth ? 1L : 0L;
        } else if (value instanceof String text) {
            return fold(type.kind(), text);
        }
        return value;
    }

    private String fold(TypeModel.Kind kind, String text) {
        if (target == Target.MYSQL) {
            return stripTrailing(Normalizer.normalize(text, Normalizer.Form.NFD)
                    .replaceAll("\\p{M}+", "")
                    .toLowerCase(Locale.ROOT));
        }
        return kind == TypeModel.Kind.CHAR && target != Target.SQLITE ? stripTrailing(text) : text;
    }

    /** Folds the values of several columns of a row, or null if one of them is null. */
    List<Object> fold(TableModel table, List<String> columns, java.util.Map<String, Object> row) {
        List<Object> folded = new ArrayList<>();
        for (String column : columns) {
            Object value = row.get(column);
            if (value == null) {
                return null;
            }
            folded.add(fold(table.column(column).type(), value));
        }
        return folded;
    }

    @SuppressWarnings("unchecked")
    int compare(TypeModel type, Object left, Object right) {
        if (left instanceof Boolean != right instanceof Boolean) {
            return compare(type, fold(type, left), fold(type, right));
        }
        if (left instanceof Number && right instanceof Number) {
            return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
        } else if (left instanceof String a && right instanceof String b) {
            return fold(type.kind(), a).compareTo(fold(type.kind(), b));
        }
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static String stripTrailing(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }
}

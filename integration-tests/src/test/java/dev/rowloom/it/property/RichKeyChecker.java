package dev.rowloom.it.property;

import dev.rowloom.it.property.ExclusionModel.Ends;
import dev.rowloom.it.property.ExclusionModel.Held;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says which unique indexes and exclusion constraints the rows of a table violate. */
final class RichKeyChecker {

    private final TableModel table;
    private final Equality equality;
    private final List<Violation> violations = new ArrayList<>();

    RichKeyChecker(TableModel table, Equality equality) {
        this.table = table;
        this.equality = equality;
    }

    List<Violation> check(List<Map<String, Object>> rows) {
        table.indexes().forEach(index -> checkIndex(index, rows));
        table.exclusions().forEach(exclusion -> checkExclusion(exclusion, rows));
        return violations;
    }

    private boolean isCovered(Condition predicate, Map<String, Object> row) {
        return predicate == null || Truth.of(predicate, table, row, equality) == Truth.TRUE;
    }

    private void checkIndex(IndexModel index, List<Map<String, Object>> rows) {
        Map<List<Object>, Integer> seen = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> row = rows.get(i);
            if (!isCovered(index.predicate(), row)) {
                continue;
            }
            List<Object> key = new ArrayList<>();
            index.parts().forEach(part -> key.add(value(part, row)));
            Integer before = key.contains(null) ? null : seen.putIfAbsent(key, i);
            if (before != null) {
                violations.add(violation("INDEX", index.name(), key + " in rows " + before + " and " + i));
            }
            if (index.parts().stream().anyMatch(part -> overflows(part, row))) {
                violations.add(violation("OVERFLOW", index.name(), "row " + i));
            }
        }
    }

    private Violation violation(String rule, String constraint, String detail) {
        return new Violation(table.name(), rule, constraint + ": " + detail);
    }

    private Object value(KeyPart part, Map<String, Object> row) {
        if (part.columns().stream().anyMatch(column -> row.get(column) == null)) {
            return part instanceof KeyPart.OrElse other ? folded(other.column(), other.literal()) : null;
        }
        Object first = folded(row, part.columns().get(0));
        if (part instanceof KeyPart.Lower) {
            return ((String) first).toLowerCase(Locale.ROOT);
        } else if (part instanceof KeyPart.Sum sum) {
            return (Long) first + (Long) row.get(sum.right());
        } else if (part instanceof KeyPart.Start start) {
            String text = (String) first;
            int length = Math.min(start.length(), text.codePointCount(0, text.length()));
            return text.substring(0, text.offsetByCodePoints(0, length));
        } else if (part instanceof KeyPart.Joined joined) {
            return first + "-" + folded(row, joined.right());
        }
        return first;
    }

    /** A sum has the wider type of its operands. */
    private boolean overflows(KeyPart part, Map<String, Object> row) {
        if (!(part instanceof KeyPart.Sum sum) || value(part, row) == null) {
            return false;
        }
        TypeModel left = table.column(sum.left()).type();
        TypeModel right = table.column(sum.right()).type();
        TypeModel wider = left.kind().compareTo(right.kind()) > 0 ? left : right;
        return wider.kind() != TypeModel.Kind.BIGINT && !Units.all(wider).contains((Long) value(part, row));
    }

    private Object folded(Map<String, Object> row, String column) {
        return folded(column, row.get(column));
    }

    private Object folded(String column, Object value) {
        return equality.fold(table.column(column).type(), value);
    }

    private void checkExclusion(ExclusionModel exclusion, List<Map<String, Object>> rows) {
        Map<List<Object>, List<Interval>> seen = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> row = rows.get(i);
            if (isReversed(exclusion.span(), row) && isCovered(exclusion.predicate(), row)) {
                violations.add(violation("RANGE", exclusion.name(), "row " + i + " ends before it begins"));
                continue;
            }
            List<Object> equal = equality.fold(table, exclusion.equal(), row);
            Interval span = interval(exclusion.span(), row);
            if (equal == null || span == null || !isCovered(exclusion.predicate(), row)) {
                continue;
            }
            List<Interval> others = seen.computeIfAbsent(equal, key -> new ArrayList<>());
            if (others.stream().anyMatch(span::overlaps)) {
                violations.add(violation("EXCLUSION", exclusion.name(), span + " of row " + i));
            }
            others.add(span);
        }
    }

    private boolean isReversed(ExclusionModel.Span span, Map<String, Object> row) {
        return span instanceof Ends && interval(span, row) == null;
    }

    private Interval interval(ExclusionModel.Span span, Map<String, Object> row) {
        if (span instanceof Held held) {
            Object text = row.get(held.column());
            TypeModel type = table.column(held.column()).type();
            return text == null ? null : Interval.parse(type, text.toString());
        }
        Ends ends = (Ends) span;
        TypeModel type = table.column(ends.low()).type();
        return Interval.of(type, row.get(ends.low()), row.get(ends.high()), ends.bounds());
    }
}

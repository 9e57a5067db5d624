package dev.rowloom.it.property;

import dev.rowloom.it.property.Condition.All;
import dev.rowloom.it.property.Condition.Any;
import dev.rowloom.it.property.Condition.Between;
import dev.rowloom.it.property.Condition.Compare;
import dev.rowloom.it.property.Condition.Null;
import dev.rowloom.it.property.Condition.OneOf;
import dev.rowloom.it.property.Condition.Operator;
import dev.rowloom.it.property.Condition.Ordered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;

/**
 * How many values types and CHECKs leave to the columns of a table; references apart. A neighbour that may be null does not
 * narrow a column, since a null makes the comparison pass.
 */
final class Room {

    static final long ENDLESS = Integer.MAX_VALUE;
    private static final int LETTERS = 26;

    private final TableModel table;
    private final Map<String, Range> ranges = new HashMap<>();
    private final List<Ordered> orders = new ArrayList<>();

    Room(TableModel table) {
        this.table = table;
        for (ColumnModel column : table.columns()) {
            if (column.type().isCounted()) {
                Range range = Units.all(column.type());
                for (Condition check : table.checks()) {
                    range = range.intersect(range(column, check));
                }
                ranges.put(column.name(), snapped(column.name(), range));
            }
        }
        table.checks().forEach(this::collectOrders);
        for (int i = 0; i < orders.size() && isSatisfiable(); i++) {
            orders.forEach(this::narrow);
        }
    }

    /** The number of values of a column; of texts that are not listed, those of plain letters only. */
    long values(String column) {
        TypeModel type = table.column(column).type();
        Set<Object> enumeration = enumeration(column);
        if (enumeration != null) {
            return enumeration.size();
        } else if (type.isCounted()) {
            return ranges.get(column).size();
        } else if (type.kind() == TypeModel.Kind.VARCHAR || type.kind() == TypeModel.Kind.CHAR) {
            return (long) Math.min(ENDLESS, Math.pow(LETTERS, type.length()));
        }
        return ENDLESS;
    }

    Range range(String column) {
        return ranges.get(column);
    }

    boolean isSatisfiable() {
        return table.columns().stream()
                .allMatch(column -> table.admitsNull(column.name()) || values(column.name()) > 0);
    }

    /** The values of an enumeration that are possible, both of a boolean's, or null for other columns. */
    Set<Object> enumeration(String column) {
        Set<Object> listed = listed(column);
        TypeModel type = table.column(column).type();
        if (listed == null && type.kind() == TypeModel.Kind.BOOLEAN) {
            listed = new LinkedHashSet<>(List.of(false, true));
        }
        if (listed != null && type.isCounted()) {
            listed.removeIf(value -> !ranges.get(column).contains(Units.floor(type, value)));
        }
        return listed;
    }

    /** The range from the first to the last listed value in it. */
    private Range snapped(String column, Range range) {
        Set<Object> listed = listed(column);
        if (listed == null) {
            return range;
        }
        LongSummaryStatistics units = listed.stream()
                .mapToLong(value -> Units.floor(table.column(column).type(), value))
                .filter(range::contains)
                .summaryStatistics();
        return new Range(units.getMin(), units.getMax());
    }

    private Set<Object> listed(String column) {
        Set<Object> listed = null;
        for (Condition check : table.checks()) {
            Set<Object> values = listed(column, check);
            if (values != null && listed != null) {
                listed.retainAll(values);
            } else if (values != null) {
                listed = values;
            }
        }
        return listed;
    }

    private static Set<Object> listed(String column, Condition check) {
        if (check instanceof OneOf c && c.column().equals(column)) {
            return new LinkedHashSet<>(c.values());
        } else if (check instanceof All c) {
            return c.parts().stream()
                    .map(part -> listed(column, part))
                    .filter(values -> values != null)
                    .findFirst()
                    .orElse(null);
        } else if (check instanceof Any c && otherwiseNull(c) != null) {
            return listed(column, otherwiseNull(c));
        }
        return null;
    }

    /** The condition of {@code a IS NULL OR condition}, or null for any other form. */
    private static Condition otherwiseNull(Any any) {
        List<Condition> rest =
                any.parts().stream().filter(part -> !(part instanceof Null)).toList();
        return rest.size() == 1 ? rest.get(0) : null;
    }

    private Range range(ColumnModel column, Condition check) {
        TypeModel type = column.type();
        Range all = Units.all(type);
        if (!check.columns().equals(Set.of(column.name()))) {
            return all;
        } else if (check instanceof Compare c) {
            return range(type, c.operator(), c.literal());
        } else if (check instanceof Between c) {
            return all.atLeast(Units.ceiling(type, c.low())).atMost(Units.floor(type, c.high()));
        } else if (check instanceof OneOf c) {
            return new Range(
                    c.values().stream()
                            .mapToLong(value -> Units.floor(type, value))
                            .min()
                            .orElseThrow(),
                    c.values().stream()
                            .mapToLong(value -> Units.floor(type, value))
                            .max()
                            .orElseThrow());
        } else if (check instanceof All c) {
            return c.parts().stream().map(part -> range(column, part)).reduce(all, Range::intersect);
        } else if (check instanceof Any c && otherwiseNull(c) != null) {
            return range(column, otherwiseNull(c));
        }
        return all;
    }

    private static Range range(TypeModel type, Operator operator, Object literal) {
        Range all = Units.all(type);
        return switch (operator) {
            case LESS -> all.atMost(Units.ceiling(type, literal) - 1);
            case LESS_OR_EQUAL -> all.atMost(Units.floor(type, literal));
            case GREATER -> all.atLeast(Units.floor(type, literal) + 1);
            case GREATER_OR_EQUAL -> all.atLeast(Units.ceiling(type, literal));
            case EQUAL -> all.atLeast(Units.ceiling(type, literal)).atMost(Units.floor(type, literal));
            case NOT_EQUAL -> all;
        };
    }

    private void collectOrders(Condition check) {
        if (check instanceof Ordered order) {
            if (order.operator() != Operator.NOT_EQUAL) {
                orders.add(order);
            }
        } else if (check instanceof All all) {
            all.parts().forEach(this::collectOrders);
        } else if (check instanceof Any any && otherwiseNull(any) != null) {
            collectOrders(otherwiseNull(any));
        }
    }

    private void narrow(Ordered order) {
        boolean ascending = order.operator() == Operator.LESS || order.operator() == Operator.LESS_OR_EQUAL;
        String low = ascending ? order.left() : order.right();
        String high = ascending ? order.right() : order.left();
        int gap = order.operator() == Operator.LESS || order.operator() == Operator.GREATER ? 1 : 0;
        Range lowRange = ranges.get(low);
        Range highRange = ranges.get(high);
        if (!table.admitsNull(low)) {
            ranges.put(high, snapped(high, highRange.atLeast(lowRange.low() + gap)));
        }
        if (!table.admitsNull(high)) {
            ranges.put(low, snapped(low, lowRange.atMost(highRange.high() - gap)));
        }
    }
}

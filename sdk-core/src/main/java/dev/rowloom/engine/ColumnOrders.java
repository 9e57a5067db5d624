package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.ColumnDomain;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.TableDomains.ColumnOrder;
import dev.rowloom.schema.internal.domain.Units;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The orders between columns that CHECKs ask for, made ready: each column's domain leaves room for those above it, and each
 * column knows those below it.
 */
final class ColumnOrders {

    /** The values up to which each of a column's values is sure to come. */
    private static final int FEW = 128;

    private final TableModel model;
    private final List<ColumnOrder> held = new ArrayList<>();
    private final List<ColumnOrder> unheld = new ArrayList<>();
    private final Map<String, ColumnDomain> domains = new HashMap<>();

    ColumnOrders(TableModel model) {
        this.model = model;
        for (ColumnOrder order : model.domains().orders()) {
            boolean possible = isFree(order.lower())
                    && isFree(order.upper())
                    && scale(order.lower()) == scale(order.upper())
                    && !reaches(order.upper(), order.lower(), new HashSet<>());
            (possible ? held : unheld).add(order);
        }
    }

    private boolean isFree(String column) {
        int position = model.position(column);
        return position >= 0 && model.referenceOf(position) == null;
    }

    private int scale(String column) {
        return Units.scale(model.table().column(column).orElseThrow().type());
    }

    private boolean reaches(String from, String to, Set<String> seen) {
        return from.equals(to)
                || seen.add(from)
                        && held.stream()
                                .filter(order -> order.lower().equals(from))
                                .anyMatch(order -> reaches(order.upper(), to, seen));
    }

    /** Returns the orders that hold for every row. */
    List<ColumnOrder> held() {
        return held;
    }

    /** Returns the orders that the engine does not hold: of foreign keys, or in a circle. */
    List<ColumnOrder> unheld() {
        return unheld;
    }

    /** Returns the orders by which a column keeps above others. */
    List<ColumnOrder> below(String column) {
        return held.stream()
                .filter(order -> order.upper().equals(column) && !givesWayBelow(order))
                .toList();
    }

    /** Returns the orders by which a column keeps below another one, whose few values would not all come otherwise. */
    List<ColumnOrder> above(String column) {
        return held.stream()
                .filter(order -> order.lower().equals(column) && givesWayBelow(order))
                .toList();
    }

    /** Returns whether a column is made first, and another one keeps below it. */
    boolean leads(String upper, String lower) {
        return held.stream()
                .anyMatch(order -> order.upper().equals(upper) && order.lower().equals(lower) && givesWayBelow(order));
    }

    /** Returns whether the lower column adapts: the upper one is a short list, and no other order bears on either. */
    private boolean givesWayBelow(ColumnOrder order) {
        boolean alone = held.stream()
                        .filter(other -> touches(other, order.lower()) || touches(other, order.upper()))
                        .count()
                == 1;
        LongDomain lower = model.domains().column(order.lower()).numbers();
        LongDomain upper = model.domains().column(order.upper()).numbers();
        return alone
                && lower != null
                && upper != null
                && Units.counts(model.table().column(order.upper()).orElseThrow().type())
                && upper.size() <= FEW
                && lower.size() > upper.size();
    }

    private static boolean touches(ColumnOrder order, String column) {
        return order.lower().equals(column) || order.upper().equals(column);
    }

    /** Returns the domain of a column, cut so that every value leaves room for the columns above it. */
    ColumnDomain domain(String column) {
        ColumnDomain known = domains.get(column);
        if (known != null) {
            return known;
        }
        ColumnDomain domain = model.domains().column(column);
        LongDomain numbers = domain.numbers();
        for (ColumnOrder order : held) {
            LongDomain above =
                    order.lower().equals(column) ? domain(order.upper()).numbers() : null;
            if (numbers != null && above != null && !above.isEmpty()) {
                long most = above.max() - (order.strict() ? 1 : 0);
                LongDomain cut = numbers.intersect(LongDomain.range(Long.MIN_VALUE, most));
                numbers = cut.isEmpty() ? numbers : cut;
            }
            LongDomain below = order.upper().equals(column) && givesWayBelow(order)
                    ? model.domains().column(order.lower()).numbers()
                    : null;
            if (numbers != null && below != null && !below.isEmpty()) {
                long least = below.min() + (order.strict() ? 1 : 0);
                LongDomain cut = numbers.intersect(LongDomain.range(least, Long.MAX_VALUE));
                numbers = cut.isEmpty() ? numbers : cut;
            }
        }
        ColumnDomain cut = new ColumnDomain(
                numbers, domain.values(), domain.excluded(), domain.minLength(), domain.maxLength(), domain.nullable());
        domains.put(column, cut);
        return cut;
    }
}

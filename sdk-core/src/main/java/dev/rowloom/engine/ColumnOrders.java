package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.TableDomains.ColumnOrder;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The orders between columns that CHECKs ask for, made ready: each column's domain leaves room for those above it, and each
 * column knows those below it.
 */
final class ColumnOrders {

    /** The values up to which each of a column's values is sure to come. */
    private static final int FEW = 128;

    private final TableModel model;
    private final Carriers carriers;
    private final List<ColumnOrder> held = new ArrayList<>();
    private final List<ColumnOrder> unheld = new ArrayList<>();
    private final Map<String, ColumnDomain> domains = new HashMap<>();

    /**
     * Makes the orders of a table ready.
     *
     * @param carriers says how the cells of a column are held
     */
    ColumnOrders(TableModel model, Carriers carriers) {
        this.model = model;
        this.carriers = carriers;
        for (ColumnOrder order : model.domains().orders()) {
            boolean possible = isFree(order.lower())
                    && isFree(order.upper())
                    && !reaches(order.upper(), order.lower(), new HashSet<>());
            (possible ? held : unheld).add(order);
        }
    }

    private boolean isFree(String column) {
        int position = model.position(column);
        return position >= 0 && model.referenceOf(position) == null;
    }

    private DataType type(String column) {
        return model.table().column(column).orElseThrow().type();
    }

    /** Returns the digits after the point in the cells of a column. */
    int scale(String column) {
        return carriers.of(model.table().id(), column).scale();
    }

    /** Returns whether one column must not be above another, be it by way of others. */
    boolean isBelow(String lower, String upper) {
        return !lower.equals(upper) && reaches(lower, upper, new HashSet<>());
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

    /** Returns whether lower columns adapt to upper ones: an upper one is a short list, and no lower one is. */
    private boolean givesWayBelow(ColumnOrder order) {
        Set<String> connected = new HashSet<>(Set.of(order.lower()));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (ColumnOrder other : held) {
                if (connected.contains(other.lower()) || connected.contains(other.upper())) {
                    grown |= connected.addAll(List.of(other.lower(), other.upper()));
                }
            }
        }
        List<ColumnOrder> component =
                held.stream().filter(other -> connected.contains(other.lower())).toList();
        return component.stream().allMatch(this::isExact)
                && component.stream().anyMatch(other -> isShort(other.upper()))
                && component.stream().noneMatch(other -> isShort(other.lower()));
    }

    /** Returns the least value a column can have above those below it. */
    private long leastOf(String column) {
        LongDomain numbers = model.domains().column(column).numbers();
        long least = numbers == null || numbers.isEmpty() ? Long.MIN_VALUE / 2 : numbers.min();
        for (ColumnOrder order : held) {
            if (order.upper().equals(column)) {
                least = Math.max(least, leastOf(order.lower()) + (order.strict() ? 1 : 0));
            }
        }
        return least;
    }

    private boolean isShort(String column) {
        LongDomain numbers = model.domains().column(column).numbers();
        return numbers != null
                && Units.counts(model.table().column(column).orElseThrow().type())
                && numbers.size() <= FEW;
    }

    private boolean isExact(ColumnOrder order) {
        return isExact(order.lower()) && isExact(order.upper()) && scale(order.lower()) == scale(order.upper());
    }

    /** Returns whether each unit of a column is a value that its type keeps. */
    private boolean isExact(String column) {
        return !(type(column) instanceof DataType.FloatType)
                && Units.granularity(type(column)) == 1
                && Units.scale(type(column)) == scale(column);
    }

    /** Returns the domain of a column, cut so that every value leaves room for the columns above it. */
    ColumnDomain domain(String column) {
        ColumnDomain known = domains.get(column);
        if (known != null) {
            return known;
        }
        ColumnDomain domain = model.domains().column(column);
        LongDomain numbers = domain.numbers() == null ? null : Units.kept(type(column), domain.numbers());
        for (ColumnOrder order : held) {
            LongDomain above = order.lower().equals(column) ? cells(order.upper()) : null;
            if (numbers != null && above != null) {
                long most = above.isEmpty() ? Long.MIN_VALUE : most(order, above.max());
                LongDomain cut = numbers.intersect(LongDomain.range(Long.MIN_VALUE, most));
                // text that is no date is in no order, so that nothing may be taken from it
                numbers = cut.isEmpty() && type(column) instanceof DataType.TextType
                        ? numbers
                        : Units.kept(type(column), cut);
            }
            if (numbers != null && order.upper().equals(column) && givesWayBelow(order)) {
                long least = leastOf(order.lower()) + (order.strict() ? 1 : 0);
                LongDomain cut = numbers.intersect(LongDomain.range(least, Long.MAX_VALUE));
                numbers = cut.isEmpty() ? numbers : cut;
            }
        }
        ColumnDomain cut = new ColumnDomain(
                numbers, domain.values(), domain.excluded(), domain.minLength(), domain.maxLength(), domain.nullable());
        domains.put(column, cut);
        return cut;
    }

    /** Returns the values that the cells of a column can hold, in their own units. */
    private @Nullable LongDomain cells(String column) {
        LongDomain numbers = domain(column).numbers();
        return numbers == null
                ? null
                : numbers.dividedBy(Digits.powerOfTen(Math.max(0, Units.scale(type(column)) - scale(column))));
    }

    /** Returns the greatest value of the lower column that leaves room below the greatest one of the upper. */
    private long most(ColumnOrder order, long greatestAbove) {
        BigDecimal bound = BigDecimal.valueOf(greatestAbove, scale(order.upper()))
                .scaleByPowerOfTen(Units.scale(type(order.lower())));
        return order.strict() ? Units.ceiling(bound) - 1 : Units.floor(bound);
    }
}

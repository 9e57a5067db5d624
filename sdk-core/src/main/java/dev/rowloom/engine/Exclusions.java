package dev.rowloom.engine;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Exclusion;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns exclusion constraints into unique keys: time and numbers are cut into slots, a range lies within one of them, and of
 * the rows that are equal otherwise each has a slot of its own.
 */
final class Exclusions {

    /** The function that gives a value's slot; no SQL can call it. */
    static final String SLOT = "#slot";

    private static final Set<String> RANGES =
            Set.of("tsrange", "tstzrange", "daterange", "int4range", "int8range", "numrange");

    private final Table table;
    private final List<UniqueKey> keys = new ArrayList<>();
    private final Map<String, String> ends = new LinkedHashMap<>();
    private final List<Exclusion> unheld = new ArrayList<>();

    Exclusions(Table table) {
        this.table = table;
        table.exclusions().forEach(this::add);
    }

    /** Returns the keys that hold the constraints. */
    List<UniqueKey> keys() {
        return keys;
    }

    /** Returns the columns that end a range which another column begins. */
    Map<String, String> ends() {
        return ends;
    }

    /** Returns the constraints that no key holds. */
    List<Exclusion> unheld() {
        return unheld;
    }

    /** Returns how many units a slot of a type has, or 0 where it has none. */
    static long slot(DataType type) {
        if (type instanceof DataType.TimestampType) {
            return 86_400_000_000L;
        } else if (type instanceof DataType.DateType) {
            return 7;
        }
        return type instanceof DataType.IntegerType || type instanceof DataType.DecimalType ? 10 : 0;
    }

    /** Returns the call that gives a slot, or null for another expression. */
    static Expression.@Nullable Call slotCall(@Nullable Expression part) {
        return part instanceof Expression.Call call && call.function().equals(SLOT) ? call : null;
    }

    private void add(Exclusion exclusion) {
        List<UniqueKey.Part> parts = new ArrayList<>();
        for (Exclusion.Element element : exclusion.elements()) {
            Expression part = element.operator().equals("=")
                    ? element.expression()
                    : element.operator().equals("&&") ? overlapping(element.expression()) : null;
            if (part == null) {
                unheld.add(exclusion);
                return;
            }
            parts.add(new UniqueKey.Part(part, DataType.UNLIMITED));
        }
        keys.add(new UniqueKey(
                exclusion.name(),
                UniqueKey.Kind.UNIQUE_CONSTRAINT,
                parts,
                UniqueKey.NullComparison.DISTINCT,
                exclusion.predicate()));
    }

    /** Returns the parts of a key that rows are equal in where they clash: not the ranges, which overlap. */
    List<UniqueKey.Part> equal(UniqueKey key) {
        return keys.contains(key)
                ? key.parts().stream()
                        .filter(part -> !isRange(part.expression()))
                        .toList()
                : key.parts();
    }

    private boolean isRange(Expression part) {
        return slotCall(part) != null
                || part instanceof Expression.ColumnReference reference
                        && type(reference.column()) instanceof DataType.RangeType;
    }

    /** Returns what differs in rows whose ranges do not overlap, or null where that is not known. */
    private @Nullable Expression overlapping(Expression range) {
        if (range instanceof Expression.ColumnReference reference) {
            boolean ranges = type(reference.column()) instanceof DataType.RangeType;
            return ranges ? reference : null;
        }
        boolean call = range instanceof Expression.Call made
                && RANGES.contains(made.function())
                && made.arguments().size() >= 2
                && made.arguments().get(0) instanceof Expression.ColumnReference
                && made.arguments().get(1) instanceof Expression.ColumnReference;
        if (!call) {
            return null;
        }
        List<Expression> arguments = ((Expression.Call) range).arguments();
        String first = ((Expression.ColumnReference) arguments.get(0)).column();
        String last = ((Expression.ColumnReference) arguments.get(1)).column();
        boolean slots = slot(type(first)) > 0
                && type(first).getClass() == type(last).getClass()
                && !isReference(first)
                && !isReference(last)
                && !first.equals(last)
                && !ends.containsKey(first)
                && !ends.containsValue(last)
                && first.equals(ends.getOrDefault(last, first));
        if (!slots) {
            return null;
        }
        ends.put(last, first);
        return new Expression.Call(SLOT, List.of(new Expression.ColumnReference(first)));
    }

    private DataType type(String column) {
        return table.column(column).map(Column::type).orElse(new DataType.OpaqueType(""));
    }

    private boolean isReference(String column) {
        return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column));
    }
}

package dev.rowloom.dataset;

import dev.rowloom.UsageException;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.Row;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Makes the value of a component from one column. */
final class ColumnReader implements PartReader {

    private static final int LONGEST_VALUE = 40;

    private final ColumnLayout column;
    private final int position;
    private final Type type;
    private final Conversion conversion;
    private final Place place;

    /**
     * Where a value goes.
     *
     * @param table the table's id
     * @param component the class and the component, such as {@code Order.total}
     */
    record Place(String table, String component) {}

    ColumnReader(ColumnLayout column, int position, Type type, Conversion conversion, Place place) {
        this.column = column;
        this.position = position;
        this.type = type;
        this.conversion = conversion;
        this.place = place;
    }

    @Override
    public boolean isNull(Row row) {
        return row.get(position) == null;
    }

    @Override
    public @Nullable Object read(Row row) {
        Object value = row.get(position);
        if (value == null) {
            if (type instanceof Class<?> c && c.isPrimitive()) {
                throw new UsageException(
                        place.component + " is " + type.getTypeName() + ", but column " + place.table + "."
                                + column.name() + " is NULL in row " + row.number() + "; declare it "
                                + Conversions.boxed(c).getSimpleName() + " or Optional<"
                                + Conversions.boxed(c).getSimpleName() + ">");
            }
            return null;
        }
        try {
            return conversion.apply(value);
        } catch (RuntimeException e) {
            throw new UsageException(
                    "column " + place.table + "." + column.name() + " ("
                            + column.column().declaredType() + ") holds "
                            + shown(value) + " in row " + row.number() + ", which is no "
                            + Conversions.raw(type).getSimpleName() + " for " + place.component
                            + (e.getMessage() == null ? "" : ": " + e.getMessage()),
                    e);
        }
    }

    private static String shown(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.length + " bytes";
        }
        String text = value.toString();
        return "'" + (text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text) + "'";
    }
}

package dev.rowloom.dataset;

import dev.rowloom.RowloomException;
import dev.rowloom.UsageException;
import dev.rowloom.engine.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an object of a shape from a row. */
final class ObjectReader implements PartReader {

    private final Shape shape;
    private final String table;
    private final List<PartReader> parts;
    private final WhenAllNull whenAllNull;

    /** What becomes of an object whose columns are all NULL. */
    enum WhenAllNull {
        AN_OBJECT,
        NULL
    }

    ObjectReader(Shape shape, String table, List<PartReader> parts, WhenAllNull whenAllNull) {
        this.shape = shape;
        this.table = table;
        this.parts = List.copyOf(parts);
        this.whenAllNull = whenAllNull;
    }

    @Override
    public @Nullable Object read(Row row) {
        if (whenAllNull == WhenAllNull.NULL && isNull(row)) {
            return null;
        }
        @Nullable Object[] values = new @Nullable Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).read(row);
        }
        try {
            return shape.make(values);
        } catch (RowloomException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UsageException(
                    shape.type().getSimpleName() + " refuses row " + row.number() + " of " + table + ": " + e, e);
        }
    }

    @Override
    public boolean isNull(Row row) {
        return parts.stream().allMatch(part -> part.isNull(row));
    }
}

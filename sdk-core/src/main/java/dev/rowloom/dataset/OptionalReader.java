package dev.rowloom.dataset;

import dev.rowloom.engine.Row;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Makes the value of an optional component: empty for NULL. */
final class OptionalReader implements PartReader {

    private final PartReader content;
    private final Class<?> type;

    OptionalReader(PartReader content, Class<?> type) {
        this.content = content;
        this.type = type;
    }

    @Override
    public boolean isNull(Row row) {
        return content.isNull(row);
    }

    @Override
    public Object read(Row row) {
        @Nullable Object value = content.read(row);
        if (type == OptionalInt.class) {
            return value == null ? OptionalInt.empty() : OptionalInt.of((Integer) value);
        } else if (type == OptionalLong.class) {
            return value == null ? OptionalLong.empty() : OptionalLong.of((Long) value);
        } else if (type == OptionalDouble.class) {
            return value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
        }
        return Optional.ofNullable(value);
    }
}

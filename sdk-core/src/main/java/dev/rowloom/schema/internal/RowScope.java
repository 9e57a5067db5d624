package dev.rowloom.schema.internal;

import dev.rowloom.schema.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns that an expression of a table can name. */
final class RowScope {

    private final Names names;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    RowScope(Names names, List<Column> columns) {
        this.names = names;
        columns.forEach(column -> this.columns.put(names.key(column.name()), column));
    }

    Names names() {
        return names;
    }

    /** Returns the column that the name means, or null. */
    @Nullable
    Column column(String name) {
        return columns.get(names.key(name));
    }
}

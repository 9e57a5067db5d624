package dev.rowloom.dataset;

import dev.rowloom.engine.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the value of a component from the row of another table that has the same key. */
final class RelatedReader implements PartReader {

    private final List<String> keyHere;
    private final Map<List<Object>, Row> rows = new HashMap<>();
    private final PartReader reader;

    /**
     * Creates a reader.
     *
     * @param keyHere the columns here
     * @param others the other table's rows
     * @param keyThere the columns there, in the same order
     * @param reader what makes those rows
     */
    RelatedReader(List<String> keyHere, TableData others, List<String> keyThere, PartReader reader) {
        this.keyHere = keyHere;
        this.reader = reader;
        others.rows().forEach(row -> key(row, keyThere).ifPresent(key -> rows.putIfAbsent(key, row)));
    }

    private static Optional<List<Object>> key(Row row, List<String> columns) {
        List<Object> key = new ArrayList<>();
        columns.stream().map(row::get).filter(Objects::nonNull).forEach(key::add);
        return key.size() == columns.size() ? Optional.of(key) : Optional.empty();
    }

    @Override
    public boolean isNull(Row row) {
        return key(row, keyHere).map(rows::get).isEmpty();
    }

    @Override
    public @Nullable Object read(Row row) {
        return key(row, keyHere).map(rows::get).map(reader::read).orElse(null);
    }
}

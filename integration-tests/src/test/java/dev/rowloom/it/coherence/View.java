package dev.rowloom.it.coherence;

import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A schema's tables as a reader sees them, without the columns that the database computes. */
final class View {

    private final Map<String, Sight> tables = new LinkedHashMap<>();

    /**
     * A table.
     *
     * @param words the words of its name, in the singular
     */
    record Sight(Table table, List<String> words, List<Field> fields) {

        String id() {
            return table.id();
        }

        String sql() {
            return LooseDatabase.quoted(id());
        }

        List<Field> all(Predicate<Field> wanted) {
            return fields.stream().filter(wanted).toList();
        }

        @Nullable
        Field first(Predicate<Field> wanted) {
            return fields.stream().filter(wanted).findFirst().orElse(null);
        }

        Field field(String column) {
            return fields.stream()
                    .filter(field -> field.name().equals(column))
                    .findFirst()
                    .orElseThrow();
        }

        boolean isForeign(Field field) {
            return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(field.name()));
        }
    }

    View(Schema schema, Predicate<String> written) {
        for (Table table : schema.tables()) {
            List<Field> fields = new ArrayList<>();
            table.columns().stream()
                    .filter(column -> written.test(table.id() + "\t" + column.name()))
                    .map(Field::of)
                    .forEach(fields::add);
            List<String> words = Names.singulars(Names.words(table.name().name()));
            tables.put(table.id(), new Sight(table, words, fields));
        }
    }

    List<Sight> tables() {
        return List.copyOf(tables.values());
    }

    /** Returns the table that a key refers to, or null where it is not there. */
    @Nullable
    Sight parent(ForeignKey key) {
        return tables.get(key.parentTable());
    }

    /** Returns the condition that joins a child to its parent. */
    static String joined(ForeignKey key, String child, String parent) {
        return String.join(
                " AND ",
                IntStream.range(0, key.columns().size())
                        .mapToObj(i -> parent + "."
                                + LooseDatabase.quoted(key.parentColumns().get(i)) + " = " + child + "."
                                + LooseDatabase.quoted(
                                        Objects.requireNonNull(key.columns().get(i))))
                        .toList());
    }
}

package dev.rowloom.generation;

import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells rows that an answer has for another table than the one asked for, by the name of the array that holds them. */
final class OtherTables {

    static final String REASON = "OTHER_TABLE";

    private final Set<String> names;

    OtherTables(Schema schema, Table own) {
        this.names = schema.tables().stream()
                .map(table -> folded(table.name().name()))
                .filter(name -> !name.equals(folded(own.name().name())) && !name.equals(RowParser.ROWS))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean has(ParsedRow row) {
        return names.contains(folded(row.container()));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

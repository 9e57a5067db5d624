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
    private final String own;

    OtherTables(Schema schema, Table own) {
        this.own = folded(own.name().name());
        this.names = schema.tables().stream()
                .map(table -> folded(table.name().name()))
                .filter(name -> !name.equals(this.own) && !name.equals(RowParser.ROWS))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether the innermost of the names around a row that is a table's is another table's. */
    boolean has(ParsedRow row) {
        for (String name : row.within()) {
            String folded = folded(name);
            if (folded.equals(own) || names.contains(folded)) {
                return !folded.equals(own);
            }
        }
        return false;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

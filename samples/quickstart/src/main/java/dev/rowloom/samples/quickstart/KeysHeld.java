package dev.rowloom.samples.quickstart;

import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;

/** Puts in words which constraints of a table its rows meet by construction. */
final class KeysHeld {

    private KeysHeld() {}

    /**
     * Returns such as {@code primary, 2 unique, 1 foreign, 3 checks; 1 not checked}.
     *
     * @param notChecked how many of the table's constraints the engine could not take into account
     */
    static String of(Table table, long notChecked) {
        List<String> held = new ArrayList<>();
        long unique = table.uniqueKeys().stream()
                .filter(key -> key.kind() != UniqueKey.Kind.PRIMARY)
                .count();
        if (table.primaryKey().isPresent()) {
            held.add("primary");
        }
        if (unique > 0) {
            held.add(unique + " unique");
        }
        if (!table.foreignKeys().isEmpty()) {
            held.add(table.foreignKeys().size() + " foreign");
        }
        if (!table.checks().isEmpty()) {
            held.add(Counts.of(table.checks().size(), "check"));
        }
        String words = held.isEmpty() ? "none declared" : String.join(", ", held);
        return notChecked == 0 ? words : words + "; " + notChecked + " of them not checked";
    }
}

package dev.rowloom.generation;

import dev.rowloom.schema.Check;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Says what becomes of references to rows that are missing: null in columns that may be null without anything else in the
 * row changing its meaning, so that no condition and no key reads them. One that has none takes its row along.
 */
final class Loose {

    private final Table table;
    private final Set<String> fixed = new LinkedHashSet<>();

    Loose(Table table) {
        this.table = table;
        table.checks().stream().map(Check::condition).forEach(it -> fixed.addAll(it.columns()));
        table.primaryKey().map(UniqueKey::columns).ifPresent(fixed::addAll);
    }

    /** Returns the columns that become null so that a key refers to nothing; empty if there are none. */
    List<String> columns(ForeignKey key) {
        return key.columns().stream()
                .filter(name -> !fixed.contains(name)
                        && table.column(name).map(Column::isNullable).orElse(false))
                .toList();
    }

    /** Returns whether a key can refer to nothing. */
    boolean lets(ForeignKey key) {
        return !columns(key).isEmpty();
    }
}

package dev.rowloom.export;

import dev.rowloom.export.Fixtures.Rows;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A random table with random rows. */
record RandomRows(List<CellKind> kinds, List<List<Object>> rows) {

    static Arbitrary<RandomRows> any() {
        return Arbitraries.of(CellKind.class)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .flatMap(kinds -> Combinators.combine(kinds.stream()
                                .map(kind -> kind.values.injectNull(0.2))
                                .toList())
                        .as(row -> (List<Object>) new ArrayList<>(row))
                        .list()
                        .ofMaxSize(25)
                        .map(rows -> new RandomRows(kinds, rows)));
    }

    Table table() {
        Column[] columns = new Column[kinds.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Fixtures.column("c" + i, kinds.get(i).type);
        }
        return Fixtures.table("random", columns).build();
    }

    Rows fixture() {
        return Rows.of(table(), rows);
    }
}

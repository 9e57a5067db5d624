package dev.rowloom.jdbc;

import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a cycle's tables, to be loaded by one statement: PostgreSQL checks references at its end.
 */
final class TogetherLoad {

    private final Map<TableLayout, Map<BitSet, JsonRows>> rows = new LinkedHashMap<>();
    private int waiting;

    TogetherLoad(List<TableLayout> members) {
        members.forEach(layout -> rows.put(layout, new LinkedHashMap<>()));
        waiting = members.size();
    }

    /** Adds rows, those apart that leave other columns to the database. */
    void add(TableLayout layout, RowBatch batch, Postponed postponed) {
        Map<BitSet, JsonRows> own = rows.get(layout);
        if (own == null) {
            throw new IllegalArgumentException(layout.table().id() + " is loaded alone");
        }
        ColumnVector[] columns = new ColumnVector[layout.columns().size()];
        Arrays.setAll(columns, batch::column);
        for (int row = 0; row < batch.size(); row++) {
            own.computeIfAbsent(Batches.left(columns, row), left -> new JsonRows(layout.columns()))
                    .add(batch, row, postponed);
        }
    }

    /** Notes that a table has all its rows, and returns whether all tables do. */
    boolean isCompleteWith(TableLayout finished) {
        return --waiting == 0 && rows.containsKey(finished);
    }

    void load(Target target) throws SQLException {
        List<String> inserts = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        rows.forEach((layout, groups) -> {
            TableSql sql = new TableSql(layout, target.table(layout.table().id()), target.dialect());
            groups.forEach((left, json) -> {
                inserts.add(sql.insertFromJson(left));
                parameters.add(json.toString());
            });
        });
        StringBuilder sql = new StringBuilder();
        for (int number = 1; number <= inserts.size(); number++) {
            String insert = inserts.get(number - 1);
            boolean last = number == inserts.size();
            sql.append(number == 1 && !last ? "WITH " : number == 1 || last ? " " : ", ");
            sql.append(last ? insert : "rowloom_" + number + " AS (" + insert + ")");
        }
        try (PreparedStatement statement = target.connection().prepareStatement(sql.toString())) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setString(i + 1, parameters.get(i));
            }
            statement.executeUpdate();
        }
    }
}

package dev.rowloom.jdbc;

import dev.rowloom.engine.TableLayout;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a cycle's tables, to be loaded by one statement: PostgreSQL checks references at its end.
 */
final class TogetherLoad {

    private final Map<String, JsonRows> rows = new LinkedHashMap<>();
    private final Map<String, TableLayout> layouts = new LinkedHashMap<>();
    private int waiting;

    TogetherLoad(List<TableLayout> members) {
        members.forEach(layout -> {
            layouts.put(layout.table().id(), layout);
            rows.put(layout.table().id(), new JsonRows(layout.columns()));
        });
        waiting = members.size();
    }

    JsonRows rowsOf(TableLayout layout) {
        JsonRows found = rows.get(layout.table().id());
        if (found == null) {
            throw new IllegalArgumentException(layout.table().id() + " is loaded alone");
        }
        return found;
    }

    /** Notes that a table has all its rows, and returns whether all tables do. */
    boolean isCompleteWith(TableLayout finished) {
        return --waiting == 0 && layouts.containsKey(finished.table().id());
    }

    void load(Target target) throws SQLException {
        StringBuilder sql = new StringBuilder();
        int number = 0;
        for (Map.Entry<String, TableLayout> each : layouts.entrySet()) {
            String insert =
                    new TableSql(each.getValue(), target.table(each.getKey()), target.dialect()).insertFromJson();
            number++;
            sql.append(number == 1 ? "WITH " : number < layouts.size() ? ", " : " ");
            sql.append(number < layouts.size() ? "rowloom_" + number + " AS (" + insert + ")" : insert);
        }
        try (PreparedStatement statement = target.connection().prepareStatement(sql.toString())) {
            int parameter = 1;
            for (JsonRows json : rows.values()) {
                statement.setString(parameter++, json.toString());
            }
            statement.executeUpdate();
        }
    }
}

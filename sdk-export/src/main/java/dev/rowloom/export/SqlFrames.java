package dev.rowloom.export;

import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.export.SqlStatements.Frame;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Dialect.CycleMeans;
import dev.rowloom.schema.LoadPlan.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the statements of each table are framed: bounded ones of their own, or, where rows of several tables must come in
 * one statement, as parts of a {@code WITH}. PostgreSQL checks references at the end of a statement, so that the INSERTs of
 * a cycle load together.
 */
final class SqlFrames {

    private final Dialect dialect;
    private final Bounds bounds;
    private final Map<String, Frame> together = new LinkedHashMap<>();

    /** The greatest size of a statement. */
    record Bounds(int rows, int bytes) {

        /** Below SQLite's million bytes and every default of max_allowed_packet; larger ones load no faster. */
        static final Bounds DEFAULT = new Bounds(500, 512 * 1024);
    }

    SqlFrames(Sink.Run run, Bounds bounds) {
        this.dialect = run.schema().dialect();
        this.bounds = bounds;
        Map<String, TableLayout> filled = new LinkedHashMap<>();
        run.tables().stream()
                .filter(table -> table.rows() > 0)
                .forEach(table -> filled.put(table.table().id(), table));
        for (List<Step> group : run.loadPlan().groups()) {
            List<TableLayout> members = group.stream()
                    .map(step -> step.table().id())
                    .filter(filled::containsKey)
                    .map(filled::get)
                    .toList();
            if (members.size() > 1
                    || members.size() == 1 && group.stream().anyMatch(step -> step.uses(CycleMeans.ONE_STATEMENT))) {
                frameTogether(members);
            }
        }
    }

    private void frameTogether(List<TableLayout> members) {
        int last = members.size() - 1;
        for (int i = 0; i <= last; i++) {
            String insert = SqlRows.insert(members.get(i), dialect);
            String before = i == 0 ? "WITH " : ",\n";
            Frame frame = i < last
                    ? unbounded(before + "rowloom_" + (i + 1) + " AS (" + insert, "\n)")
                    : unbounded("\n" + insert, ";\n");
            together.put(members.get(i).table().id(), frame);
        }
    }

    private static Frame unbounded(String head, String tail) {
        return new Frame(head, tail, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    Frame of(TableLayout table) {
        Frame frame = together.get(table.table().id());
        if (frame != null) {
            return frame;
        }
        int rows = Math.min(bounds.rows(), dialect.maxRowsOfInsert());
        return new Frame(SqlRows.insert(table, dialect), ";\n", rows, bounds.bytes());
    }
}

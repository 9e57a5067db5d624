package dev.rowloom.repair;

import dev.rowloom.repair.Fix.Cause;
import dev.rowloom.repair.Fix.Doubt;
import dev.rowloom.repair.RepairChange.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Makes the log of what lies over the rows. */
final class Logging {

    private Logging() {}

    static RepairLog log(Workspace workspace, Repairer repairer) {
        List<RepairChange> changes = new ArrayList<>();
        List<DroppedRow> dropped = new ArrayList<>();
        for (RowSolver solver : workspace.solvers()) {
            TableWork table = solver.table();
            int first = changes.size();
            for (int position = 0; position < table.width(); position++) {
                addChanges(changes, table, position);
            }
            // a column after the other by now
            changes.subList(first, changes.size()).sort(Comparator.comparingLong(RepairChange::row));
            for (Map.Entry<Integer, Cause> drop : repairer.drops(table).entrySet()) {
                dropped.add(row(table, drop.getKey(), drop.getValue()));
            }
        }
        return new RepairLog(changes, dropped);
    }

    private static void addChanges(List<RepairChange> changes, TableWork table, int position) {
        IntCells own = table.changes(position);
        if (own == null) {
            return;
        }
        String id = table.table().id();
        String column = table.table().columns().get(position).name();
        for (int row : own.rows()) {
            Fix fix = own.get(row);
            if (fix != null && !table.isDropped(row)) {
                table.moveTo(row);
                changes.add(new RepairChange(
                        id,
                        row,
                        column,
                        Content.of(table.base(position)),
                        Content.of(fix.cell()),
                        fix.cause().rule(),
                        fix.cause().reason(),
                        fix.cause().doubt() == Doubt.AMBIGUOUS));
            }
        }
    }

    private static DroppedRow row(TableWork table, int row, Cause cause) {
        table.moveTo(row);
        List<Content> cells = new ArrayList<>();
        table.layout().columns().forEach(column -> cells.add(Content.of(table.base(table.position(column.name())))));
        return new DroppedRow(table.table().id(), row, cells, cause.reason());
    }
}

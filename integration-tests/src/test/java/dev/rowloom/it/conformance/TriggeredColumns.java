package dev.rowloom.it.conformance;

import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowCursor;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells the columns that triggers of the schema have overwritten, so that what was made for them is not there to be seen. */
final class TriggeredColumns {

    private TriggeredColumns() {}

    /** Puts down to a trigger what a column lacks if the trigger names the column and the rows of the plan have more. */
    static List<Finding> explained(List<Finding> found, LiveTable live, Table read, DataPlan plan) {
        List<Finding> result = new ArrayList<>();
        for (Finding finding : found) {
            String column =
                    finding.detail().substring(0, Math.max(0, finding.detail().indexOf(' ')));
            Optional<LiveTable.Trigger> trigger = live.triggers().stream()
                    .filter(candidate -> SqlTokens.names(candidate.text()).contains(column.toLowerCase(Locale.ROOT)))
                    .findFirst();
            result.add(
                    trigger.isPresent() && isConstant(finding) && varies(plan, read, column)
                            ? new Finding(Cause.TRIGGER, trigger.get().name() + ": " + finding.detail())
                            : finding);
        }
        return result;
    }

    private static boolean isConstant(Finding finding) {
        return finding.cause() == Cause.CONSTANT && finding.detail().contains(" is always the same");
    }

    private static boolean varies(DataPlan plan, Table read, String column) {
        if (read.column(column).isEmpty()) {
            return false;
        }
        RowCursor cursor = plan.open(read.id());
        RowBatch batch = cursor.read(0, (int) Math.min(Spread.ENOUGH, plan.rows(read.id())));
        Set<Object> values = new HashSet<>();
        for (int i = 0; i < batch.size(); i++) {
            Object value = batch.row(i).get(column);
            if (value != null) {
                values.add(CellChecker.comparable(
                        read.columns().get(read.position(column)).type(), value));
            }
        }
        return values.size() > 1;
    }
}

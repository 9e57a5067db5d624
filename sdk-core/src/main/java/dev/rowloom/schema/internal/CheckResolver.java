package dev.rowloom.schema.internal;

import dev.rowloom.schema.Check;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes CHECK constraints of drafts. */
final class CheckResolver {

    private final Catalogue catalogue;
    private final ExpressionReader expressions;

    CheckResolver(Catalogue catalogue, ExpressionReader expressions) {
        this.catalogue = catalogue;
        this.expressions = expressions;
    }

    /** Returns the table's checks in order, equal conditions once, and none that its columns' types imply. */
    List<Check> resolve(TableDraft table, List<Column> columns) {
        JsonChecks json = new JsonChecks(catalogue.names());
        List<Check> checks = new ArrayList<>();
        Set<Expression> seen = new LinkedHashSet<>();
        for (CheckDraft draft : table.checks) {
            boolean implied = columns.stream()
                    .anyMatch(column ->
                            column.type() instanceof DataType.JsonType && json.holdsJson(draft, column.name()));
            if (implied) {
                continue;
            }
            Expression condition = expressions.read(draft.condition());
            if (!seen.add(condition)) {
                continue;
            }
            if (condition.hasUnparsed()) {
                String name = draft.name() == null ? "" : " " + draft.name();
                catalogue.inform(
                        draft.line(),
                        "table " + table + ": the check" + name + " is not understood in full: " + draft.sql());
            }
            checks.add(new Check(draft.name(), condition, draft.sql()));
        }
        return checks;
    }
}

package dev.rowloom.validation.internal;

import dev.rowloom.engine.NotChecked;
import dev.rowloom.schema.Check;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.Identity;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.domain.Constants;
import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.Severity;
import dev.rowloom.validation.internal.ColumnRule.EmptyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compiles what a table asks of single rows: types, NOT NULL and CHECKs. */
final class RowRules {

    private final Dialect dialect;
    private final Table table;
    private final List<NotChecked> notChecked = new ArrayList<>();

    RowRules(Dialect dialect, Table table) {
        this.dialect = dialect;
        this.table = table;
    }

    /** Returns what could not be compiled. */
    List<NotChecked> notChecked() {
        return notChecked;
    }

    @Nullable
    Problem refusal() {
        return table.refusal()
                .map(reason -> new Problem(
                        Severity.ERROR,
                        FindingKind.TABLE,
                        table.id(),
                        null,
                        List.of(),
                        table.id() + " takes no row: " + reason + "; leave its rows out, or change the schema"))
                .orElse(null);
    }

    List<ColumnRule> columns() {
        List<ColumnRule> rules = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.computedAs().isEmpty()) {
                rules.add(rule(column));
            }
        }
        return rules;
    }

    private ColumnRule rule(Column column) {
        TypeTests.Made made = TypeTests.of(dialect, table, column);
        if (made.untested() != null) {
            notChecked.add(new NotChecked(table.id(), "type of " + column.name(), made.untested()));
        }
        boolean emptyIsNull =
                dialect.expressionRules().has(Feature.EMPTY_TEXT_IS_NULL) && column.type() instanceof DataType.TextType;
        String declared = column.declaredType();
        return new ColumnRule(
                table.position(column.name()),
                ofNull(column),
                column.isNullable()
                        ? null
                        : notNull(column, Severity.ERROR, "has no default, yet is left out", "give a value"),
                problem(
                        Severity.ERROR,
                        FindingKind.TYPE,
                        column,
                        "has text that could not be read as " + declared + "; write a value of that type"),
                emptyIsNull ? EmptyText.NULL : EmptyText.TEXT,
                made.test());
    }

    private @Nullable Problem ofNull(Column column) {
        Identity.Kind numbered = column.identity().map(Identity::kind).orElse(null);
        if (column.isNullable() || numbered == Identity.Kind.BY_DEFAULT_ON_NULL) {
            return null;
        }
        boolean perhapsNumbered = numbered == Identity.Kind.BY_DEFAULT
                && column.identity().orElseThrow().sequence() == null;
        return perhapsNumbered
                ? notNull(
                        column,
                        Severity.POSSIBLE,
                        "is null, which some databases replace by the next number",
                        "leave it out")
                : notNull(column, Severity.ERROR, "is null", "give a value, or let the column take nulls");
    }

    private Problem notNull(Column column, Severity severity, String what, String remedy) {
        return problem(severity, FindingKind.NOT_NULL, column, "is NOT NULL and " + what + "; " + remedy);
    }

    private Problem problem(Severity severity, FindingKind kind, Column column, String text) {
        return new Problem(
                severity,
                kind,
                table.id(),
                null,
                List.of(column.name()),
                table.id() + "." + column.name() + " " + text);
    }

    List<ConditionRule> conditions() {
        List<ConditionRule> rules = new ArrayList<>();
        for (Check check : table.checks()) {
            String description = (check.name() == null ? "" : check.name() + " ") + "CHECK (" + check.sql() + ")";
            Condition.Compilation compiled = Condition.compile(table, dialect, check.condition());
            if (!compiled.isComplete()) {
                notChecked.add(new NotChecked(table.id(), description, String.join("; ", compiled.unsupported())));
            }
            if (compiled.condition() != null) {
                rules.add(rule(check, description));
            }
        }
        return rules;
    }

    private ConditionRule rule(Check check, String description) {
        Expression condition = check.condition();
        List<Condition> tests = Constants.readClock(condition)
                ? Constants.PRESENTS.stream()
                        .map(now -> Condition.compile(table, dialect, condition, now)
                                .condition())
                        .map(Objects::requireNonNull)
                        .toList()
                : List.of(Objects.requireNonNull(
                        Condition.compile(table, dialect, condition).condition()));
        Problem violated = new Problem(
                Severity.ERROR,
                FindingKind.CHECK,
                table.id(),
                check.name(),
                condition.columns(),
                table.id() + " has rows for which " + description + " is false; change the values of "
                        + String.join(", ", condition.columns()));
        return new ConditionRule(check, description, positions(table, condition.columns()), tests, violated);
    }

    /** Returns the positions of columns in their table. */
    static int[] positions(Table table, List<String> columns) {
        return columns.stream().mapToInt(table::position).toArray();
    }
}

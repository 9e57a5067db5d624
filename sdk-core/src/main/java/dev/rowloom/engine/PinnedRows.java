package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Check;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.internal.condition.Cells;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import dev.rowloom.schema.internal.domain.NormalForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the given rows, filled in by their programs, against the constraints, and finds other values where one fails. */
final class PinnedRows {

    private static final int MOST_SHOWN = 60;

    /** The references whose parents are chosen otherwise where a constraint fails. */
    private static final int MOST_REFERENCES = 4;

    private static final long MOST_CHOICES = 1L << 2 * MOST_REFERENCES;

    private final PlanRequest request;
    private final Map<String, TablePlanning> plannings;
    private final Map<String, TableProgram> programs;
    private final Pinning pinning;
    private final Completed completed;

    /**
     * A condition of a table.
     *
     * @param description the constraint in words
     * @param soft whether rows need not meet it
     */
    private record Demand(String description, Expression expression, List<Condition> tests, boolean soft) {}

    PinnedRows(
            PlanRequest request,
            Map<String, TablePlanning> plannings,
            Map<String, TableProgram> programs,
            Pinning pinning,
            Completed completed) {
        this.request = request;
        this.plannings = plannings;
        this.programs = programs;
        this.pinning = pinning;
        this.completed = completed;
    }

    /**
     * Returns whether other values were found for some rows, so that all has to be planned again.
     *
     * @throws UsageException if no values of a row's other columns go with what is given
     */
    boolean complete() {
        boolean changed = false;
        pinning.tables()
                .keySet()
                .forEach(table -> Objects.requireNonNull(
                                Objects.requireNonNull(programs.get(table)).pins())
                        .keys()
                        .forEach(PinnedKey::prepare));
        for (Map.Entry<String, PinnedTable> entry : pinning.tables().entrySet()) {
            PinnedTable pinned = entry.getValue();
            if (pinned.count() == 0) {
                continue;
            }
            TablePlanning planning = Objects.requireNonNull(plannings.get(entry.getKey()));
            List<Demand> demands = demands(planning);
            PinnedSubjects subjects = new PinnedSubjects(request, planning, pinned, completed);
            TableProgram program = Objects.requireNonNull(programs.get(entry.getKey()));
            Frame frame = new Frame(program, 1);
            for (int row = 0; row < pinned.count(); row++) {
                frame.span(row, 1);
                changed |= subjects.complete(frame) || complete(planning, pinned, demands, frame);
            }
            changed |= !changed && new PinnedDistinction(planning, program, pinned, completed).complete();
            changed |= !changed
                    && new PinnedExclusions(planning, program, pinned, completed)
                            .complete(request.schema().dialect());
        }
        return changed;
    }

    private List<Demand> demands(TablePlanning planning) {
        TableModel model = planning.model();
        CheckConditions conditions = planning.checks().conditions();
        List<Demand> demands = new ArrayList<>();
        for (Check check : model.table().checks()) {
            for (Expression conjunct : NormalForm.conjuncts(model.table(), check.condition())) {
                if (conditions.isEvaluated(conjunct)) {
                    demands.add(new Demand(
                            CheckLedger.describe(check), conjunct, conditions.tests(conjunct), /* soft= */ false));
                }
            }
        }
        for (int i = 0; i < model.columns().size(); i++) {
            String name = model.columns().get(i).name();
            if (planning.context(i).rule() instanceof Rule.After after && model.position(after.column()) >= 0) {
                Expression expression = new Expression.Comparison(
                        Expression.ComparisonOperator.LESS_OR_EQUAL,
                        new Expression.ColumnReference(after.column()),
                        new Expression.ColumnReference(name));
                if (conditions.isEvaluated(expression)) {
                    demands.add(new Demand(
                            "that " + name + " comes after " + after.column(),
                            expression,
                            conditions.tests(expression),
                            /* soft= */ true));
                }
            }
        }
        return demands;
    }

    private boolean complete(TablePlanning planning, PinnedTable pinned, List<Demand> demands, Frame frame) {
        int row = (int) frame.row(0);
        TableModel model = planning.model();
        for (int i = 0; i < model.columns().size(); i++) {
            Column column = model.columns().get(i);
            if (!frame.column(i).hasValue(0) && !column.isNullable()) {
                return otherParents(
                        planning,
                        pinned,
                        row,
                        List.of(column.name()),
                        "column " + column.name() + " is NOT NULL, but would be null with what is given");
            }
        }
        String unheld = unheldReference(planning, frame);
        if (unheld != null) {
            return otherParents(planning, pinned, row, null, unheld);
        }
        Cells cells = cells(model, frame, Map.of());
        for (Demand demand : demands) {
            if (!holds(demand, cells) && concerns(planning, pinned, row, demand)) {
                return fill(planning, pinned, demands, demand, frame);
            }
        }
        return false;
    }

    /** Whatever is not given may be as unlikely as it is in other rows. */
    private static boolean concerns(TablePlanning planning, PinnedTable pinned, int row, Demand demand) {
        return !demand.soft()
                || demand.expression().columns().stream()
                                .filter(column -> isFixed(planning, pinned, row, column))
                                .count()
                        == 1;
    }

    private static boolean isFixed(TablePlanning planning, PinnedTable pinned, int row, String column) {
        int position = planning.model().position(column);
        TableModel.ColumnOfReference reference =
                position < 0 ? null : planning.model().referenceOf(position);
        return position < 0 || reference != null || pinned.isGiven(position, row);
    }

    private static boolean holds(Demand demand, Cells cells) {
        return demand.tests().stream().allMatch(test -> test.test(cells) != Truth.FALSE);
    }

    /** Returns the cells of a row with some other values in place of its own. */
    private static Cells cells(TableModel model, Frame frame, Map<String, @Nullable Object> others) {
        return column -> {
            String name = model.table().columns().get(column).name();
            int position = model.position(name);
            return others.containsKey(name)
                    ? others.get(name)
                    : position < 0 ? null : frame.column(position).value(0);
        };
    }

    // ---- foreign keys

    /** Returns a foreign key whose columns differ from the key of the row they refer to, or null. */
    private static @Nullable String unheldReference(TablePlanning planning, Frame frame) {
        TableModel model = planning.model();
        for (int number = 0; number < model.references().size(); number++) {
            TableModel.Reference reference = model.references().get(number);
            List<String> columns = reference.foreignKey().columns();
            boolean none = columns.stream()
                    .anyMatch(column -> !frame.column(model.position(column)).hasValue(0));
            if (none || frame.table().references()[number] instanceof References.Nobody) {
                continue;
            }
            Frame parent = frame.parent(number);
            for (int i = 0; i < columns.size(); i++) {
                int referred = parent.table()
                        .layout()
                        .position(reference.foreignKey().parentColumns().get(i));
                Object own = frame.column(model.position(columns.get(i))).value(0);
                if (referred >= 0
                        && !Objects.equals(own, parent.column(referred).value(0))) {
                    return "foreign key " + reference.foreignKey().describe() + " does not hold with what is given";
                }
            }
        }
        return null;
    }

    /** Moves references that are not told on to other parents. */
    private boolean otherParents(
            TablePlanning planning, PinnedTable pinned, int row, @Nullable List<String> columns, String constraint) {
        TableModel model = planning.model();
        String table = model.table().id();
        long open = 0;
        for (int number = 0;
                number < Math.min(MOST_REFERENCES, model.references().size());
                number++) {
            ForeignKey key = model.references().get(number).foreignKey();
            boolean concerned = columns == null || columns.stream().anyMatch(key.columns()::contains);
            open |= concerned && !pinned.isTold(number, row) ? (PinnedTable.CHOICES - 1L) << 2 * number : 0;
        }
        // ways that differ in other references only are none
        for (long left = MOST_CHOICES - completed.choice(table, row); open != 0 && left > 0; left--) {
            completed.chooseOtherwise(table, row);
            if ((completed.choice(table, row) & ~open) == 0 && completed.choice(table, row) <= open) {
                return true;
            }
        }
        throw new UsageException(pinned.name(row) + ": " + constraint + "; give other values, or refer to other rows");
    }

    // ---- conditions

    private boolean fill(
            TablePlanning planning, PinnedTable pinned, List<Demand> demands, Demand failing, Frame frame) {
        int row = (int) frame.row(0);
        TableModel model = planning.model();
        Set<String> tied = tied(planning, pinned, row, demands, failing);
        Map<String, @Nullable Object> fixed = new LinkedHashMap<>();
        Set<String> open = new LinkedHashSet<>();
        for (String column : tied) {
            if (isFixed(planning, pinned, row, column)) {
                fixed.put(column, frame.column(model.position(column)).value(0));
            } else {
                open.add(column);
            }
        }
        List<Demand> together = demands.stream()
                .filter(demand -> tied.containsAll(demand.expression().columns()))
                .filter(demand -> demand.equals(failing) || !demand.soft())
                .toList();
        Map<String, @Nullable Object> found =
                open.isEmpty() ? null : found(planning, row, together, frame, fixed, open);
        if (found != null) {
            for (Map.Entry<String, @Nullable Object> entry : found.entrySet()) {
                int position = model.position(entry.getKey());
                Object value = entry.getValue();
                completed.setCell(
                        model.table().id(),
                        row,
                        position,
                        PinnedValues.cell(
                                planning.context(position),
                                true,
                                value == null ? null : PinnedFilling.text(value),
                                pinned.name(row)));
            }
            return true;
        } else if (failing.soft()) {
            return false;
        }
        return otherParents(
                planning,
                pinned,
                row,
                failing.expression().columns(),
                failing.description() + " can't be met by any values of the columns that are not given, with "
                        + shown(pinned, planning, row, failing, frame));
    }

    private String shown(PinnedTable pinned, TablePlanning planning, int row, Demand failing, Frame frame) {
        TableModel model = planning.model();
        return failing.expression().columns().stream()
                .filter(column -> isFixed(planning, pinned, row, column))
                .map(column -> column + " = "
                        + cut(String.valueOf(
                                frame.column(model.position(column)).value(0))))
                .collect(Collectors.joining(", "));
    }

    static String cut(String text) {
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }

    /** Returns the columns that conditions tie to those of one, by way of columns that are not given. */
    private static Set<String> tied(
            TablePlanning planning, PinnedTable pinned, int row, List<Demand> demands, Demand failing) {
        Set<String> tied = new LinkedHashSet<>(failing.expression().columns());
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Demand demand : demands) {
                List<String> columns = demand.expression().columns();
                boolean touched = columns.stream()
                        .anyMatch(column -> tied.contains(column) && !isFixed(planning, pinned, row, column));
                grown |= touched && !demand.soft() && tied.addAll(columns);
            }
        }
        return tied;
    }

    private @Nullable Map<String, @Nullable Object> found(
            TablePlanning planning,
            int row,
            List<Demand> demands,
            Frame frame,
            Map<String, @Nullable Object> fixed,
            Set<String> open) {
        List<String> nullable =
                open.stream().filter(planning.model()::isNullable).toList();
        for (Set<String> nulls : PinnedNulls.choices(nullable)) {
            Map<String, @Nullable Object> given = new LinkedHashMap<>(fixed);
            nulls.forEach(column -> given.put(column, null));
            Set<String> others = new LinkedHashSet<>(open);
            others.removeAll(nulls);
            Map<String, @Nullable Object> values = chosen(planning, row, demands, frame, given, others);
            if (values != null) {
                nulls.forEach(column -> values.put(column, null));
                return values;
            }
        }
        return null;
    }

    private @Nullable Map<String, @Nullable Object> chosen(
            TablePlanning planning,
            int row,
            List<Demand> demands,
            Frame frame,
            Map<String, @Nullable Object> given,
            Set<String> open) {
        TableModel model = planning.model();
        Set<String> nulls = given.entrySet().stream()
                .filter(entry -> entry.getValue() == null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (open.isEmpty()) {
            boolean met = demands.stream().allMatch(demand -> holds(demand, cells(model, frame, given)));
            return met ? new LinkedHashMap<>() : null;
        }
        List<Expression> conditions = demands.stream()
                .map(Demand::expression)
                .filter(condition -> !PinnedNulls.passes(condition, nulls))
                .distinct()
                .toList();
        Set<String> columns = new LinkedHashSet<>(given.keySet());
        columns.addAll(open);
        DataPlan plan = new PinnedFilling(request).plan(model.table(), columns, given, conditions);
        long rows = plan == null ? 0 : plan.rows(model.table().id());
        long tried = completed.attempts(model.table().id(), row);
        for (long i = 0; plan != null && i < rows; i++) {
            Row made = plan.row(model.table().id(), (row + tried + i) % rows);
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            open.forEach(column -> values.put(column, made.get(column)));
            Map<String, @Nullable Object> all = new HashMap<>(values);
            all.putAll(given);
            boolean present = values.entrySet().stream()
                    .allMatch(entry -> entry.getValue() != null || model.isNullable(entry.getKey()));
            if (present && demands.stream().allMatch(demand -> holds(demand, cells(model, frame, all)))) {
                return values;
            }
        }
        return null;
    }
}

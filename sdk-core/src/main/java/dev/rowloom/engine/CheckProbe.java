package dev.rowloom.engine;

import dev.rowloom.RowloomException;
import dev.rowloom.engine.CheckPlan.Treatment;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a sample of a table's rows when planning, to see whether the conditions that CHECKs ask for can be met. */
final class CheckProbe {

    private static final int FIRST = 48;
    private static final int LAST = 16;
    private static final String KEYED = "its columns are keys, whose values do not depend on it";
    private static final String FUNCTION =
            "a function given by the caller makes values of it: every row is tested, and one that fails is an error";

    private final TablePlanning planning;
    private final Map<String, TableProgram> programs;
    private final CheckLedger ledger;
    private final String table;

    /**
     * Makes a probe.
     *
     * @param programs the programs of all tables
     */
    CheckProbe(TablePlanning planning, Map<String, TableProgram> programs, CheckLedger ledger) {
        this.planning = planning;
        this.programs = programs;
        this.ledger = ledger;
        this.table = planning.model().table().id();
    }

    /** Probes the table; groups whose conditions can't be met give them up, and are noted as not checked. */
    void run() {
        CheckPlanning checks = planning.checks();
        if (planning.refusal() != null) {
            // there is no row for which a CHECK could fail
            return;
        }
        checks.unsupported().forEach(ledger::notChecked);
        for (GroupPlan plan : checks.groups()) {
            probe(plan);
        }
    }

    private TableProgram program() {
        return Objects.requireNonNull(programs.get(table));
    }

    private @Nullable CheckGroup group(GroupPlan plan) {
        return program().groups().stream()
                .filter(group -> group.number() == plan.number())
                .findFirst()
                .orElse(null);
    }

    private void probe(GroupPlan plan) {
        CheckGroup group = group(plan);
        if (group == null && !(plan.members().isEmpty() && plan.references().isEmpty())) {
            plan.parts().forEach(part -> notChecked(part, "no values of its columns satisfy it"));
            return;
        }
        String failure = group == null ? null : failure(group);
        Frame frame = sample();
        for (CheckPart part : plan.parts()) {
            if (!FunctionTests.functions(planning, part.expression()).isEmpty()) {
                noteFunctions(part, treatment(plan, part, group));
            } else if (!holds(frame, part.expression())) {
                notChecked(
                        part,
                        group == null
                                ? KEYED
                                : failure == null ? "the values of its columns do not satisfy it" : failure);
            } else {
                ledger.note(part.check(), failure == null ? treatment(plan, part, group) : Treatment.EVALUATED, "");
            }
        }
    }

    private void noteFunctions(CheckPart part, Treatment treatment) {
        CheckConditions conditions = planning.checks().conditions();
        if (conditions.isEvaluated(part.expression())) {
            ledger.note(part.check(), treatment, FUNCTION);
        } else {
            ledger.notChecked(part.check(), conditions.unusable(part.expression()));
        }
    }

    /** Returns why rows of the sample can't be made, after the group gave up what they can't meet; null where they can. */
    private @Nullable String failure(CheckGroup group) {
        String failure = make(group);
        if (failure != null) {
            replace(group.leaveClosed());
            if (make(group) != null) {
                replace(group.giveUp());
            }
        }
        return failure;
    }

    /** Notes what no row satisfies; an error where users' own rules ask for it. */
    private void notChecked(CheckPart part, String reason) {
        OverrideConflicts conflicts = new OverrideConflicts(planning.model());
        List<String> ruled = conflicts.ruled(part.expression().columns());
        if (!ruled.isEmpty()) {
            String check = CheckLedger.describe(part.check());
            throw reason.equals(KEYED) ? conflicts.ofKeys(ruled, check) : conflicts.failure(ruled, List.of(check));
        }
        ledger.notChecked(part.check(), reason);
    }

    private Treatment treatment(GroupPlan plan, CheckPart part, @Nullable CheckGroup group) {
        boolean ordered = planning.model().ordered().holds(part.check(), part.expression())
                || planning.model().crossed().holds(part.check(), part.expression());
        if (ordered || planning.model().unlike().holds(part.expression())) {
            return Treatment.SOLVED;
        } else if (group == null) {
            return isFiltered(part.expression()) ? Treatment.SOLVED : Treatment.EVALUATED;
        }
        boolean tested = plan.left().contains(planning.checks().conditions().evaluated(part.expression()))
                || plan.branches().stream().anyMatch(branch -> branch.untested(part.expression()));
        return tested ? Treatment.REDRAWN : Treatment.SOLVED;
    }

    /** Returns whether a condition is about the key of one reference, which chooses only parents that satisfy it. */
    private boolean isFiltered(Expression condition) {
        return planning.model().references().stream()
                .filter(reference -> !reference.self())
                .anyMatch(reference -> reference.foreignKey().columns().containsAll(condition.columns())
                        && condition.columns().stream().noneMatch(reference.shared()::contains));
    }

    private Frame sample() {
        long rows = program().layout().rows();
        List<Long> numbers = new ArrayList<>();
        Pins pins = program().pins();
        // given rows are held against what is given
        long given = pins == null ? 0 : pins.count();
        for (long row = given; row < Math.min(rows, given + FIRST); row++) {
            numbers.add(row);
        }
        for (long row = Math.max(given + numbers.size(), rows - LAST); row < rows; row++) {
            numbers.add(row);
        }
        Frame frame = new Frame(program(), Math.max(1, numbers.size()));
        frame.gather(numbers.stream().mapToLong(Long::longValue).toArray(), numbers.size());
        return frame;
    }

    private @Nullable String make(CheckGroup group) {
        Frame frame = sample();
        try {
            for (int member : group.members()) {
                frame.column(member);
            }
            for (int reference : group.references()) {
                frame.reference(reference);
            }
            return null;
        } catch (RowloomException e) {
            return "no values of its columns were found that satisfy it";
        }
    }

    private void replace(CheckGroup changed) {
        TableProgram program = program();
        List<CheckGroup> groups = program.groups().stream()
                .map(group -> group.number() == changed.number() ? changed : group)
                .toList();
        programs.put(table, program.with(groups));
    }

    private boolean holds(Frame frame, Expression expression) {
        CheckConditions conditions = planning.checks().conditions();
        Expression evaluated = Objects.requireNonNull(conditions.evaluated(expression));
        for (Condition test : conditions.tests(evaluated)) {
            for (int i = 0; i < frame.count(); i++) {
                int cell = i;
                Truth truth = test.test(column -> {
                    int position = planning.model()
                            .position(planning.model()
                                    .table()
                                    .columns()
                                    .get(column)
                                    .name());
                    return position < 0 ? null : frame.column(position).value(cell);
                });
                if (truth == Truth.FALSE) {
                    return false;
                }
            }
        }
        return true;
    }
}

package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.domain.Branch;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import dev.rowloom.schema.internal.domain.Restriction;
import dev.rowloom.schema.internal.domain.Restriction.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compiles the groups of one table. */
final class GroupCompiler {

    /** A deck has this many cards at least, so that shares are not too coarse. */
    private static final int LEAST_DECK = 10;

    private final TablePlanning planning;
    private final TableModel model;
    private final Masks masks;
    private final TableProgram plain;
    private final ReferenceCompiler references;

    /** Makes the masks of columns. */
    interface Masks {
        @Nullable
        NullMask mask(int position, ColumnContext column, ColumnProgram program);
    }

    /**
     * Makes a compiler.
     *
     * @param plain the table's program without groups
     */
    GroupCompiler(TablePlanning planning, TableProgram plain, ReferenceCompiler references, Masks masks) {
        this.planning = planning;
        this.model = planning.model();
        this.plain = plain;
        this.references = references;
        this.masks = masks;
    }

    /** Returns a group, or null where none of its branches can be made. */
    @Nullable
    CheckGroup compile(GroupPlan plan) {
        List<CheckBranch> branches = new ArrayList<>();
        List<Long> weights = new ArrayList<>();
        for (int i = 0; i < plan.branches().size(); i++) {
            CheckBranch branch = branch(plan, plan.branches().get(i));
            if (branch != null) {
                branches.add(branch);
                weights.add(plan.weights().get(i));
            }
        }
        if (branches.isEmpty()) {
            return null;
        }
        int size = Math.max(LEAST_DECK, 2 * branches.size());
        int[] cards = Deck.multiplicities(
                weights.stream().mapToLong(Long::longValue).toArray(), size);
        return new CheckGroup(parts(plan), branches, cards);
    }

    private CheckGroup.Parts parts(GroupPlan plan) {
        String description = plan.parts().stream()
                .map(part -> CheckLedger.describe(part.check()))
                .distinct()
                .collect(Collectors.joining(" and "));
        List<CheckGroup.Optionally> chances = plan.references().stream()
                .map(reference -> new CheckGroup.Optionally(references.chance(reference)))
                .toList();
        List<Integer> positions = model.table().columns().stream()
                .map(column -> model.position(column.name()))
                .toList();
        String columns = plan.parts().stream()
                .flatMap(part -> part.expression().columns().stream())
                .distinct()
                .collect(Collectors.joining(","));
        return new CheckGroup.Parts(
                description,
                plan.number(),
                plan.members(),
                plan.references(),
                positions,
                chances,
                references.key("check " + columns, "branch"));
    }

    private @Nullable CheckBranch branch(GroupPlan plan, Branch branch) {
        List<CheckBranch.Maker> makers = new ArrayList<>();
        for (int position : plan.members()) {
            try {
                makers.add(maker(position, branch));
            } catch (UsageException e) {
                // the rule admits no value of this branch
                return null;
            }
        }
        List<Presence> presences = plan.references().stream()
                .map(reference -> presence(branch, reference))
                .toList();
        List<Condition> guards = new ArrayList<>();
        List<Condition> tests = new ArrayList<>();
        for (Expression atom : branch.atoms()) {
            if (!readsMember(plan, atom)) {
                guards.add(condition(atom));
            } else if (!isPromised(branch, atom)) {
                tests.add(condition(atom));
            }
        }
        plan.left().forEach(condition -> tests.add(condition(condition)));
        return new CheckBranch(makers, presences, guards, tests);
    }

    private Condition condition(Expression expression) {
        return java.util.Objects.requireNonNull(
                planning.checks().compilation(expression).condition());
    }

    private boolean readsMember(GroupPlan plan, Expression atom) {
        return atom.columns().stream().anyMatch(column -> plan.members().contains(model.position(column)));
    }

    /** Returns whether the domain of a column promises an atom. */
    private static boolean isPromised(Branch branch, Expression atom) {
        return !branch.tests().contains(atom)
                && branch.columns().values().stream().noneMatch(restriction -> restriction.tests()
                        .contains(atom));
    }

    private Presence presence(Branch branch, int reference) {
        return model.references().get(reference).foreignKey().columns().stream()
                .filter(model::isNullable)
                .map(branch::presence)
                .filter(presence -> presence != Presence.EITHER)
                .findFirst()
                .orElse(Presence.EITHER);
    }

    // ---- columns

    private CheckBranch.Maker maker(int position, Branch branch) {
        ColumnContext column = planning.context(position);
        Restriction restriction = branch.columns().get(column.column().name());
        if (restriction != null && restriction.presence() == Presence.NULL) {
            return new CheckBranch.Maker(null, null, false);
        }
        boolean present = restriction != null && restriction.presence() == Presence.VALUE;
        boolean asIs = restriction == null
                || !restriction.narrowed() && !(present && column.nullRate() > 0) && !isAlwaysNull(column.rule());
        if (asIs) {
            return new CheckBranch.Maker(plain.column(position), plain.nullMask(position), false);
        }
        ColumnContext narrowed = narrowed(column, restriction, present);
        ColumnProgram program = program(narrowed);
        boolean dealt = program instanceof Longs.Dealt
                || program instanceof Texts.Dealt
                || program instanceof Texts.Fitted fitted && fitted.base() instanceof Texts.Dealt;
        return new CheckBranch.Maker(
                program, present ? null : masks.mask(position, narrowed, program), dealt && restriction.narrowed());
    }

    private ColumnContext narrowed(ColumnContext column, Restriction restriction, boolean present) {
        ColumnDomain domain = column.domain().intersect(restriction.domain());
        ColumnDomain allowed = new ColumnDomain(
                domain.numbers(),
                domain.values(),
                domain.excluded(),
                domain.minLength(),
                domain.maxLength(),
                column.domain().nullable() && !present);
        Rule rule = present && isAlwaysNull(column.rule()) ? new Rule.Database() : column.rule();
        return column.with(allowed, rule, present ? 0 : column.nullRate());
    }

    private static boolean isAlwaysNull(Rule rule) {
        return rule instanceof Rule.Constant constant && constant.value() == null;
    }

    /** A rule that was inferred gives way to any values of the column, where it has none for the branch. */
    private ColumnProgram program(ColumnContext column) {
        ColumnBlueprint blueprint = column.blueprint();
        try {
            return new ColumnCompiler(planning, Map.of(column.position(), column)).free(column.position());
        } catch (UsageException e) {
            if (blueprint.origin() == Origin.USER) {
                throw e;
            }
            ColumnContext any = column.with(column.domain(), new Rule.Database(), column.nullRate());
            return new ColumnCompiler(planning, Map.of(column.position(), any)).free(column.position());
        }
    }
}

package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Value;
import dev.rowloom.schema.internal.domain.Branch;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import dev.rowloom.schema.internal.domain.Restriction;
import dev.rowloom.schema.internal.domain.Restriction.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compiles the groups of one table. */
final class GroupCompiler {

    /** A deck has this many cards at least, so that shares are not too coarse. */
    private static final int LEAST_DECK = 10;

    private final TablePlanning planning;
    private final TableModel model;
    private final Masks masks;
    private final OverrideConflicts conflicts;
    private final TableProgram plain;
    private final ReferenceCompiler references;
    private final ParentChoices choices;

    /** Makes the masks of columns. */
    interface Masks {
        @Nullable
        NullMask mask(int position, ColumnContext column, ColumnProgram program);
    }

    /**
     * Makes a compiler.
     *
     * @param plain the table's program without groups
     * @param choices finds the parents that branches want
     */
    GroupCompiler(
            TablePlanning planning,
            TableProgram plain,
            ReferenceCompiler references,
            ParentChoices choices,
            Masks masks) {
        this.planning = planning;
        this.model = planning.model();
        this.plain = plain;
        this.references = references;
        this.choices = choices;
        this.masks = masks;
        this.conflicts = new OverrideConflicts(model);
    }

    /** Returns a group, or null where none of its branches can be made. */
    @Nullable
    CheckGroup compile(GroupPlan plan) {
        List<CheckBranch> branches = new ArrayList<>();
        List<Long> weights = new ArrayList<>();
        Equations equations = new Equations(planning);
        for (int i = 0; i < plan.branches().size(); i++) {
            Branch planned = plan.branches().get(i);
            double share = choices.share(plan, planned);
            CheckBranch branch = share > 0 ? branch(plan, planned, equations) : null;
            if (branch != null) {
                branches.add(branch);
                weights.add(Math.max(1, (long) (share * plan.weights().get(i))));
            }
        }
        if (branches.isEmpty()) {
            return null;
        }
        int size = Math.max(LEAST_DECK, 2 * branches.size());
        int[] cards =
                Deck.multiplicities(weights.stream().mapToLong(Long::longValue).toArray(), size);
        return new CheckGroup(parts(plan), branches, cards);
    }

    private CheckGroup.Parts parts(GroupPlan plan) {
        String description = plan.parts().stream()
                .map(part -> CheckLedger.describe(part.check()))
                .distinct()
                .collect(Collectors.joining(" and "));
        List<CheckGroup.Optionally> chances = plan.references().stream()
                .map(reference -> new CheckGroup.Optionally(
                        model.isNullable(model.references().get(reference))
                                ? references.streams().chance(reference)
                                : null))
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
                keyed(plan),
                plan.references(),
                plan.references().stream()
                        .map(reference -> model.isNullable(model.references().get(reference)))
                        .toList(),
                positions,
                chances,
                plan.parts().stream().flatMap(part -> conditions(part).stream()).toList(),
                references.streams().key("check " + columns, "branch"));
    }

    private @Nullable CheckBranch branch(GroupPlan plan, Branch branch, Equations equations) {
        List<CheckBranch.Maker> makers = new ArrayList<>();
        Map<String, Expression> computed = equations.solve(branch.tests(), column -> isFree(plan, branch, column));
        for (int position : plan.members()) {
            try {
                CheckBranch.Maker maker = maker(position, branch);
                Expression formula = computed.get(model.columns().get(position).name());
                ColumnContext column = planning.context(position);
                makers.add(formula == null ? wider(plan, branch, column, maker) : derived(column, maker, formula));
            } catch (UsageException e) {
                // the rule admits no value of this branch
                return null;
            }
        }
        List<Presence> presences = new ArrayList<>();
        plan.references().forEach(reference -> presences.add(presence(branch, reference)));
        keyed(plan)
                .forEach(position -> presences.add(
                        branch.presence(model.columns().get(position).name())));
        List<Condition> guards = new ArrayList<>();
        List<Condition> tests = new ArrayList<>();
        List<Expression> chosen = choices.held(plan, branch);
        for (Expression atom : branch.atoms()) {
            boolean guard = !readsMember(plan, atom);
            if (guard && !chosen.contains(atom)) {
                guards.addAll(conditions(atom));
            } else if (!guard && !isPromised(branch, atom)) {
                tests.addAll(conditions(atom));
            }
        }
        plan.left().forEach(condition -> tests.addAll(conditions(condition)));
        return new CheckBranch(makers, presences, choices.of(plan, branch), guards, tests);
    }

    /** Adds values that no rule would think of, for a column that is drawn again. */
    private CheckBranch.Maker wider(GroupPlan plan, Branch branch, ColumnContext column, CheckBranch.Maker maker) {
        Restriction restriction = branch.columns().get(column.column().name());
        ColumnContext narrowed = restriction == null
                ? column
                : column.with(column.domain().intersect(restriction.domain()), column.rule(), column.nullRate());
        boolean possible = maker.program() instanceof LongProgram
                && column.encoding() != Encoding.FLOAT
                && column.blueprint().origin() != Origin.USER
                && !planning.checks().isKeyed(column.position())
                && !narrowed.units().isEmpty();
        return possible
                ? maker.with(new WideDraws(
                        narrowed,
                        plan.parts().stream().map(CheckPart::expression).toList()))
                : maker;
    }

    private boolean isFree(GroupPlan plan, Branch branch, String column) {
        int position = model.position(column);
        return plan.members().contains(position)
                && !planning.checks().isKeyed(position)
                && !conflicts.isRuled(column)
                && branch.presence(column) != Presence.NULL;
    }

    private CheckBranch.Maker derived(ColumnContext column, CheckBranch.Maker maker, Expression expression) {
        Value value = Value.compile(model.table(), model.schema().dialect(), expression)
                .value();
        if (value == null || maker.program() == null) {
            return maker;
        }
        int[] positions = model.table().columns().stream()
                .mapToInt(each -> model.position(each.name()))
                .toArray();
        Derived.Formula formula = new Derived.Formula(value, positions);
        if (maker.program() instanceof LongProgram longs) {
            return new CheckBranch.Maker(new Derived.OfLong(formula, longs, column), maker.mask(), null, maker.dealt());
        }
        return column.encoding() == Encoding.TEXT && maker.program() instanceof BytesProgram texts
                ? new CheckBranch.Maker(new Derived.OfText(formula, texts, column), maker.mask(), null, maker.dealt())
                : maker;
    }

    private List<Condition> conditions(CheckPart part) {
        return conditions(Objects.requireNonNull(planning.checks().conditions().evaluated(part.expression())));
    }

    private List<Condition> conditions(Expression expression) {
        return planning.checks().conditions().tests(expression);
    }

    private boolean readsMember(GroupPlan plan, Expression atom) {
        return atom.columns().stream()
                .map(model::position)
                .anyMatch(position ->
                        plan.members().contains(position) && !planning.checks().isKeyed(position));
    }

    private List<Integer> keyed(GroupPlan plan) {
        return plan.members().stream().filter(planning.checks()::isKeyed).toList();
    }

    /** Returns whether the domain of a column promises an atom. */
    private static boolean isPromised(Branch branch, Expression atom) {
        return !branch.tests().contains(atom)
                && branch.columns().values().stream()
                        .noneMatch(restriction -> restriction.tests().contains(atom));
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
        if (planning.checks().isKeyed(position)) {
            return new CheckBranch.Maker(plain.column(position), null, null, false);
        } else if (restriction != null && restriction.presence() == Presence.NULL) {
            return new CheckBranch.Maker(null, null, null, false);
        } else if (restriction == null || isMet(restriction, column)) {
            return new CheckBranch.Maker(plain.column(position), plain.nullMask(position), null, false);
        }
        return restricted(column, restriction);
    }

    /** Returns whether the column is what a branch asks for anyway. */
    private static boolean isMet(Restriction restriction, ColumnContext column) {
        boolean present = restriction.presence() == Presence.VALUE;
        return restriction.tests().isEmpty()
                && !restriction.narrowed()
                && !(present && (column.nullRate() > 0 || isAlwaysNull(column.rule())));
    }

    private CheckBranch.Maker restricted(ColumnContext column, Restriction restriction) {
        boolean present = restriction.presence() == Presence.VALUE;
        ColumnProgram before = plain.column(column.position());
        ColumnContext narrowed =
                new TextTests(planning).fitted(narrowed(column, restriction, present), restriction.tests());
        boolean same = !restriction.narrowed() && !present && narrowed.rule().equals(column.rule());
        ColumnProgram program = cased(restriction.tests(), same ? before : program(narrowed), narrowed);
        if (program == before) {
            return new CheckBranch.Maker(program, plain.nullMask(column.position()), null, false);
        }
        NullMask mask = present ? null : masks.mask(column.position(), narrowed, program);
        return new CheckBranch.Maker(program, mask, null, restriction.narrowed() && isDealt(program));
    }

    private static boolean isDealt(ColumnProgram program) {
        return program instanceof Longs.Dealt
                || program instanceof Texts.Dealt
                || program instanceof Fitted fitted && fitted.base() instanceof Texts.Dealt;
    }

    /** {@code x = upper(x)}: texts are written in those letters. */
    private static ColumnProgram cased(List<Expression> tests, ColumnProgram program, ColumnContext column) {
        for (Expression test : tests) {
            String casing = TextTests.casing(test);
            if (casing != null && column.encoding() == Encoding.TEXT && program instanceof BytesProgram texts) {
                return new Cased(texts, casing.equals("upper"), column.limit());
            }
        }
        return program;
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
            return new ColumnCompiler(planning, Map.of(column.position(), column), references.formulas())
                    .free(column.position());
        } catch (UsageException e) {
            if (blueprint.origin() == Origin.USER) {
                throw e;
            }
            ColumnContext any = column.with(column.domain(), new Rule.Database(), column.nullRate());
            return new ColumnCompiler(planning, Map.of(column.position(), any), references.formulas())
                    .free(column.position());
        }
    }
}

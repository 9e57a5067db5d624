package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.engine.KeyPlan.Assignment;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.TableDomains.ColumnOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the programs of one table, once the row counts are known. */
final class TableCompiler {

    /** A column with so few values that differ is null only where they have run out. */
    private static final int FEW_VALUES = 50;

    /** Time ranges last for quarters of an hour. */
    private static final long QUARTER = 900_000_000L;

    private final TablePlanning planning;
    private final TableModel model;
    private final long rows;
    private final ReferenceCompiler references;
    private final ColumnCompiler columns;
    private final Map<String, ValueFunction> functions;
    private final AskedKeys asked;
    private @Nullable ParentChoices choices;

    /**
     * Makes a compiler.
     *
     * @param asked the keys that other tables want
     */
    TableCompiler(
            TablePlanning planning,
            long rows,
            ReferenceCompiler references,
            Map<String, ValueFunction> functions,
            AskedKeys asked) {
        this.planning = planning;
        this.model = planning.model();
        this.rows = rows;
        this.references = references;
        this.functions = functions;
        this.asked = asked;
        this.columns = new ColumnCompiler(planning, Map.of(), references.formulas());
    }

    TableProgram compile() {
        int count = model.columns().size();
        ColumnProgram[] programs = new ColumnProgram[count];
        @Nullable NullMask[] masks = new @Nullable NullMask[count];
        @Nullable NullRule[] nullRules = new @Nullable NullRule[count];
        List<ColumnLayout> layout = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ColumnContext column = planning.context(i);
            programs[i] = program(i, column);
            masks[i] = mask(i, column, programs[i]);
            nullRules[i] = model.isNullable(column.column().name())
                    ? references.numbers().overflow(Atom.column(i))
                    : null;
            KeyPlan.Switching switching = planning.keys().switching(i);
            if (switching != null && model.referenceOf(i) == null) {
                Switch chosen = references.chosen(switching);
                programs[i] = switching.values() == null
                        ? Switched.present(programs[i])
                        : switched(programs[i], switching.values(), chosen, column);
                nullRules[i] = new Switched.Nulls(
                        chosen, switching.on(), NullMask.of(nullRate(column), Long.MAX_VALUE, column.key("null")));
                masks[i] = null;
            }
            DateFormat.of(column, column.encoding());
            layout.add(new ColumnLayout(
                    model.columns().get(i),
                    column.encoding(),
                    column.scale(),
                    column.encoding() == Encoding.TEXT
                            ? null
                            : column.blueprint().format()));
        }
        ReferenceProgram[] chosen = references.programs();
        TableProgram plain = new TableProgram(
                new TableLayout(model.table(), layout, rows),
                programs,
                masks,
                nullRules,
                chosen,
                planning.subjects().all(references.formulas(), planning),
                references.numbers().joints());
        return plain.with(FunctionTests.of(planning)).with(groups(plain));
    }

    private List<CheckGroup> groups(TableProgram plain) {
        choices = new ParentChoices(planning, plain, references);
        GroupCompiler compiler = new GroupCompiler(planning, plain, references, choices, this::mask);
        List<CheckGroup> groups = new ArrayList<>();
        for (GroupPlan plan : planning.checks().groups()) {
            boolean made = !plan.members().isEmpty() || !plan.references().isEmpty();
            CheckGroup group = made ? compiler.compile(plan) : null;
            if (group != null) {
                groups.add(group);
            }
        }
        return groups;
    }

    private ColumnProgram program(int position, ColumnContext column) {
        TableModel.ColumnOfReference reference = model.referenceOf(position);
        if (reference != null) {
            return new References.Key(
                    reference.reference(),
                    references.parentPosition(reference),
                    model.isNullable(column.column().name()));
        }
        int begin = model.beginOf(position);
        if (begin >= 0) {
            long unit = column.column().type() instanceof DataType.TimestampType ? QUARTER : 1;
            long units = Exclusions.slot(column.column().type()) / unit;
            return new Longs.End(begin, unit, units - 1, column.key("value"));
        }
        Assignment assignment = references.numbers().assignment(Atom.column(position));
        if (assignment != null) {
            return assigned(position, column, assignment);
        }
        if (column.rule() instanceof Rule.External external) {
            ValueFunction function = functions.get(external.name());
            if (function == null) {
                throw new UsageException("column " + column.name() + " needs the function '" + external.name()
                        + "', which was not supplied; supply it again, or give the column another rule");
            }
            return new External(column, function);
        }
        return columns.free(position);
    }

    private ColumnProgram assigned(int position, ColumnContext column, Assignment assignment) {
        Distinct values = planning.distinct(position);
        if (assignment instanceof Assignment.Alone) {
            NullMask mask = maskOfFew(position, column);
            return mask == null
                    ? asked.first(planning, position, values.alone(column.key("unique")), rows)
                    : values.alone(column.key("unique"), mask);
        } else if (assignment instanceof Assignment.Ordinal) {
            return values.program().apply(new IndexSource.Ordinal(model.owner()));
        }
        IndexSource digit = references.numbers().digit(assignment);
        return values.program()
                .apply(
                        references.numbers().holdsNulls(Atom.column(position))
                                ? new IndexSource.Limited(digit, values.space())
                                : digit);
    }

    /** Returns the mask of a column with few values that all differ, none of which is to fall on a null; else null. */
    private @Nullable NullMask maskOfFew(int position, ColumnContext column) {
        boolean alone = model.referenceOf(position) == null
                && planning.keys().assignment(Atom.column(position)) instanceof Assignment.Alone;
        if (!alone || !model.isNullable(column.column().name()) || column.rule() instanceof Rule.Constant) {
            return null;
        }
        Distinct values = planning.distinct(position);
        // rows that others may refer to have a value for as long as there are any
        double rate = model.isReferred(column.column().name()) ? 0 : column.nullRate();
        return values.isFew() ? NullMask.ofValues(rate, values.space(), column.key("null")) : null;
    }

    private double nullRate(ColumnContext column) {
        return model.isNullable(column.column().name()) ? column.nullRate() : 0;
    }

    private static ColumnProgram switched(
            ColumnProgram base, SwitchValues values, Switch chosen, ColumnContext column) {
        Switched.Turn turn = new Switched.Turn(chosen, values.test(), column.key("switch"));
        return base instanceof LongProgram longs
                ? new Switched.OfLongs(longs, turn, values.longs(true), values.longs(false))
                : new Switched.OfTexts((BytesProgram) base, turn, values.texts(true), values.texts(false));
    }

    private @Nullable NullMask mask(int position, ColumnContext column, ColumnProgram program) {
        NullMask few = maskOfFew(position, column);
        if (few != null
                || model.referenceOf(position) != null
                || program instanceof Cases.OfLongs
                || program instanceof Cases.OfBytes) {
            return few;
        }
        boolean nullable = model.isNullable(column.column().name());
        ColumnBlueprint blueprint = column.blueprint();
        boolean alwaysNull = blueprint.rule() instanceof Rule.Constant constant && constant.value() == null;
        if (alwaysNull && !nullable) {
            throw new UsageException("column " + column.name() + " is NOT NULL, or referred to by a foreign key,"
                    + " but its rule is constant null; give it a value");
        }
        boolean dealt = program instanceof Longs.Dealt || program instanceof Texts.Dealt || program instanceof InOrder;
        long limit = nullable ? references.numbers().limit(Atom.column(position)) : Long.MAX_VALUE;
        // where so few values are there, all might fall on nulls; those behind the limit are enough
        boolean masked = nullable
                && !dealt
                && limit > FEW_VALUES
                && !references.numbers().holdsNulls(Atom.column(position));
        boolean onlyNulls = alwaysNull || nullable && column.nullRate() >= 1;
        return NullMask.of(onlyNulls ? 1 : masked ? column.nullRate() : 0, limit, column.key("null"));
    }

    /** Returns the orders between columns that turned out not to be held. */
    List<ColumnOrder> unheldOrders() {
        return columns.unheldOrders();
    }

    /** Returns the columns of text that CHECKs compare with dates, but that hold none. */
    List<String> undated() {
        return columns.undated();
    }

    /** Returns where users' own rules have too few values for a key, so that the rows beyond them are null. */
    List<String> warnings() {
        OverrideConflicts rules = new OverrideConflicts(model);
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < model.columns().size(); i++) {
            Atom atom = Atom.column(i);
            String name = model.columns().get(i).name();
            long space = model.isNullable(name) && model.referenceOf(i) == null
                    ? references.numbers().limit(atom)
                    : rows;
            if (space < rows && !rules.ruled(List.of(name)).isEmpty()) {
                String key = planning.keys().bounds().stream()
                        .filter(bound -> bound.atoms().contains(atom))
                        .map(KeyPlan.Bound::constraint)
                        .findFirst()
                        .orElse("unique key (" + name + ")");
                warnings.add("column " + model.table().id() + "." + name + " is null in " + (rows - space) + " of "
                        + rows + " rows: its rule has only " + space + " values for " + key
                        + "; let it have more, or ask for fewer rows");
            }
        }
        return warnings;
    }

    /** Returns how each written column is made, in words. */
    List<Explanation> explain() {
        List<Explanation> explained = new ArrayList<>();
        for (int i = 0; i < model.columns().size(); i++) {
            GroupPlan group = planning.checks().groupOf(i);
            boolean redrawn = group != null && group.isTested();
            explained.add(Explanation.of(
                    model.table().id(),
                    planning.context(i),
                    redrawn ? Tier.REDRAWN : tier(i),
                    group == null ? note(i) : joined(note(i), group.note())));
        }
        return explained;
    }

    private Tier tier(int position) {
        TableModel.ColumnOfReference column = model.referenceOf(position);
        if (column == null) {
            return Tier.COMPUTED;
        }
        int reference = column.reference();
        GroupPlan chooser = planning.checks().chooserOf(reference);
        boolean indexed = references.isIndexed(reference)
                || chooser != null && choices != null && choices.isIndexed(chooser, reference);
        return indexed ? Tier.INDEXED : Tier.COMPUTED;
    }

    private static String joined(String note, String more) {
        return note.isEmpty() ? more : note + "; " + more;
    }

    private String note(int position) {
        TableModel.ColumnOfReference reference = model.referenceOf(position);
        if (reference != null) {
            TableModel.Reference followed = model.references().get(reference.reference());
            GroupPlan chooser = planning.checks().chooserOf(reference.reference());
            String described = (followed.isOwner() ? "owner: " : "")
                    + followed.foreignKey().describe();
            return chooser == null ? described : described + "; " + chooser.note();
        }
        Assignment assignment = references.numbers().assignment(Atom.column(position));
        if (assignment instanceof Assignment.Alone) {
            return "differs in every row";
        } else if (assignment instanceof Assignment.Ordinal || assignment instanceof Assignment.WithinOwner) {
            return "differs among the children of one owner";
        } else if (assignment instanceof Assignment.Together || assignment instanceof Assignment.Apart) {
            return "differs together with other columns of its key";
        }
        if (planning.keys().isSwitched(position)) {
            return "meets the condition of a partial key once for each of its groups";
        }
        String name = model.columns().get(position).name();
        List<String> below = planning.orders().below(name).stream()
                .map(order -> order.lower())
                .toList();
        return below.isEmpty() ? "" : "not below " + String.join(", ", below);
    }
}

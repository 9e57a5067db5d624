package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compiles the rules of columns that follow the life of the row that owns theirs: states, the states before, moments. */
final class HistoryCompiler {

    private static final String SLUG = "|slug";

    private final TablePlanning planning;
    private final TableModel model;
    private final Map<String, TablePlanning> tables;

    HistoryCompiler(TablePlanning planning, Map<String, TablePlanning> tables) {
        this.planning = planning;
        this.model = planning.model();
        this.tables = tables;
    }

    /**
     * Returns the ways of the owners' states, or null where the rule was inferred and there are none.
     *
     * @throws UsageException if somebody wrote the rule, and it names what is not there
     */
    Walked.@Nullable Ways ways(ColumnContext column, Rule.Walk rule) {
        try {
            return compile(column, rule);
        } catch (UsageException e) {
            if (column.blueprint().origin() == Origin.INFERRED) {
                return null;
            }
            throw new UsageException("the rule of column " + column.name() + ": " + e.getMessage(), e);
        }
    }

    private Walked.Ways compile(ColumnContext column, Rule.Walk rule) {
        Status status = status(rule);
        ColumnContext parent = status.planning().context(status.position());
        Machine machine = new Machine(rule);
        if (column.encoding() != Encoding.TEXT || parent.encoding() != Encoding.TEXT) {
            throw new UsageException("states are texts, but the column or " + parent.name() + " holds none");
        }
        for (Rule.State state : rule.states()) {
            if (!TextRules.admits(column, state.name())) {
                throw new UsageException(
                        "the column can't be '" + state.name() + "', which is a state of the machine; leave it out");
            }
        }
        if (parent.rule() instanceof Rule.Values values) {
            for (Rule.Weighted value : values.values()) {
                if (machine.number(value.value()) < 0) {
                    throw new UsageException("column " + parent.name() + " can be '" + value.value()
                            + "', which is no state of the machine (there are "
                            + String.join(
                                    ", ",
                                    rule.states().stream().map(Rule.State::name).toList())
                            + "); add it");
                }
            }
        }
        return new Walked.Ways(model.owner(), status.position(), machine, column.key("walk"));
    }

    private record Status(TablePlanning planning, int position) {}

    private Status status(Rule.Walk rule) {
        List<String> path = FormulaParser.parse(rule.status()) instanceof Formula.Cell cell ? cell.path() : List.of();
        if (path.size() != 2) {
            throw new UsageException(
                    "'" + rule.status() + "' is no column of the owner; write the column of the foreign"
                            + " key, a dot, and the owner's column");
        }
        int reference = Formulas.reference(path.get(0), model);
        if (reference != model.owner()) {
            throw new UsageException("the rows do not belong to those that '" + path.get(0)
                    + "' refers to; make its foreign key the owner");
        }
        String id = model.references().get(reference).foreignKey().parentTable();
        TablePlanning parent = Objects.requireNonNull(tables.get(id));
        int position = parent.model().position(path.get(1));
        if (position < 0) {
            throw new UsageException("table " + id + " has no column '" + path.get(1) + "', or doesn't write it");
        }
        return new Status(parent, position);
    }

    /**
     * Returns what finds the row before, or null where the rule was inferred and there is none.
     *
     * @throws UsageException if somebody wrote the rule, and the other column is none that can be taken over
     */
    @Nullable
    Previously previously(ColumnContext column, Rule.Previous rule, Formulas formulas) {
        int position = model.position(rule.column());
        String wrong = null;
        if (position < 0 || position == column.position()) {
            wrong = "'" + rule.column() + "' is no other column that the table writes";
        } else if (model.owner() < 0) {
            wrong = "the rows have no owner among whose rows one could be before another; make a foreign key the owner";
        } else if (!takesAll(column, planning.context(position))) {
            wrong = "it does not take every value of '" + rule.column() + "'";
        }
        if (wrong == null) {
            return new Previously(
                    model.owner(), position, formulas.layout(model.table().id()));
        } else if (column.blueprint().origin() == Origin.INFERRED) {
            return null;
        }
        throw new UsageException("the rule of column " + column.name() + ": " + wrong);
    }

    private static boolean takesAll(ColumnContext column, ColumnContext other) {
        if (column.encoding() != other.encoding() || column.scale() != other.scale()) {
            return false;
        } else if (column.encoding().isLong()) {
            return column.units().intersect(other.units()).equals(other.units());
        }
        List<String> texts = column.domain().values();
        List<String> others = other.domain().values();
        boolean listed = texts == null || others != null && texts.containsAll(others);
        return listed
                && column.domain().excluded().isEmpty()
                && column.domain().minLength() <= other.domain().minLength()
                && column.limit().maxChars() >= other.limit().maxChars();
    }

    /**
     * Returns the moments of rows, or null where the rule was inferred and can't be followed.
     *
     * @param ways the states of the rows, or null where the rule names none
     * @param otherwise makes the moment where there is no owner
     * @throws UsageException if somebody wrote the rule, and it can't be followed
     */
    @Nullable
    LongProgram timeline(
            ColumnContext column,
            Rule.Timeline rule,
            Walked.@Nullable Ways ways,
            Formulas formulas,
            LongProgram otherwise) {
        boolean inferred = column.blueprint().origin() == Origin.INFERRED;
        if (model.owner() < 0 || !Terms.Cell.isMoment(column.encoding())) {
            if (inferred) {
                return null;
            }
            throw new UsageException("the rule of column " + column.name()
                    + " gives moments to the rows of one owner, but "
                    + (model.owner() < 0 ? "the rows have none; make a foreign key the owner" : "it holds no date"));
        }
        After.Base from = base(column, rule.from(), formulas);
        List<After.@Nullable Base> moments = new ArrayList<>();
        for (int i = 0; ways != null && i < ways.machine().size(); i++) {
            moments.add(null);
        }
        for (Rule.Reached reached : rule.moments()) {
            int state = ways == null ? -1 : ways.machine().number(reached.state());
            if (state < 0 && !inferred) {
                throw new UsageException("the rule of column " + column.name() + " has a moment for '" + reached.state()
                        + "', which is no state of the walk that it names");
            } else if (state >= 0) {
                moments.set(state, base(column, reached.moment(), formulas));
            }
        }
        RuleUnits units = RuleUnits.of(column);
        long min = Math.max(1, units.gap(rule.minGap()));
        long max = Math.max(min, units.gap(rule.maxGap()));
        long cap = rule.max() == null ? column.units().max() : units.latest(rule.max());
        long precision = Math.max(column.granularity(), units.roundness(max));
        return from == null
                ? null
                : new Timeline(
                        model.owner(),
                        new Timeline.Known(from, ways, moments),
                        new Timeline.Gaps(min, max, precision, column.granularity(), cap),
                        otherwise,
                        column.units(),
                        column.key("value"));
    }

    private After.@Nullable Base base(ColumnContext column, String formula, Formulas formulas) {
        Term term = formulas.of(column, formula, planning);
        if (term != null && !term.unit().isMoment() && column.blueprint().origin() != Origin.INFERRED) {
            throw new UsageException(
                    "the rule of column " + column.name() + ": the formula '" + formula + "' gives no moment");
        }
        return term == null || !term.unit().isMoment()
                ? null
                : new After.OfTerm(term, column.scale(), RuleUnits.of(column).microsPerUnit());
    }

    /**
     * Returns the way down a tree, or that of another program where the rule was inferred and can't be followed.
     *
     * @throws UsageException if somebody wrote the rule, and it names what is not there
     */
    BytesProgram path(ColumnContext column, Rule.Path rule, BytesProgram otherwise) {
        try {
            return new TreePath(tree(column, rule), rule.separator(), rule.start(), column.limit(), otherwise);
        } catch (UsageException e) {
            if (column.blueprint().origin() == Origin.INFERRED) {
                return otherwise;
            }
            throw new UsageException("the rule of column " + column.name() + ": " + e.getMessage(), e);
        }
    }

    private TreePath.Tree tree(ColumnContext column, Rule.Path rule) {
        int reference = Formulas.reference(rule.parent(), model);
        boolean slug = rule.part().endsWith(SLUG);
        String part = slug ? rule.part().substring(0, rule.part().length() - SLUG.length()) : rule.part();
        int position = model.position(part);
        if (!model.references().get(reference).self()) {
            throw new UsageException("'" + rule.parent() + "' refers to another table; name the column that refers to"
                    + " the row above");
        } else if (position < 0 || position == column.position()) {
            throw new UsageException("'" + part + "' is no other column that the table writes");
        } else if (column.encoding() != Encoding.TEXT || column.domain().values() != null) {
            throw new UsageException("a path is text of any kind, which the column does not take");
        }
        return new TreePath.Tree(
                reference, column.position(), position, slug ? Template.Change.SLUG : Template.Change.NONE);
    }

    /** Returns how many rows each owner gets, where their states say so, or null. */
    @Nullable
    DealtBlocks blocks(Map<String, TableProgram> programs, long parents, long rows) {
        for (int i = 0; i < model.columns().size(); i++) {
            ColumnContext column = planning.context(i);
            Walked.Ways ways = column.rule() instanceof Rule.Walk walk ? ways(column, walk) : null;
            TableProgram owner = ways == null
                    ? null
                    : programs.get(
                            model.references().get(model.owner()).foreignKey().parentTable());
            if (ways != null
                    && owner != null
                    && owner.groupOf(ways.status()) == null
                    && owner.column(ways.status()) instanceof Texts.Dealt dealt) {
                return new DealtBlocks(dealt.deck(), rowsOfCards(dealt, ways.machine()), parents, rows);
            }
        }
        return null;
    }

    private static int[][] rowsOfCards(Texts.Dealt dealt, Machine machine) {
        int[] cards = dealt.deck().cards();
        int[][] rows = new int[cards.length][];
        for (int entry = 0; entry < rows.length; entry++) {
            boolean isNull = entry >= dealt.texts().size();
            int state = isNull ? -1 : machine.number(new String(dealt.texts().get(entry), StandardCharsets.UTF_8));
            rows[entry] = state < 0 ? new int[cards[entry]] : machine.rows(state, cards[entry]);
        }
        return rows;
    }

    /** Returns whether a column of the table follows the states of the rows that own its rows. */
    static boolean isHistory(TablePlanning planning) {
        return IntStream.range(0, planning.model().columns().size())
                .anyMatch(i -> planning.context(i).rule() instanceof Rule.Walk);
    }
}

package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Call;
import dev.rowloom.schema.Expression.ColumnReference;
import dev.rowloom.schema.Expression.Comparison;
import dev.rowloom.schema.Expression.ComparisonOperator;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Specimens;
import dev.rowloom.schema.internal.condition.Truth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives a column of text a rule whose texts pass the conditions on the column alone, such as {@code code ~ '^[A-Z]{3}$'},
 * where the rule that was inferred writes too few that do.
 */
final class TextTests {

    private static final int SAMPLE = 64;
    /** Texts of which so many pass are drawn until they do. */
    private static final double ENOUGH = 0.25;

    private static final int[] REPEATS = {8, 12, 20, 40, 100, 6, 4, 3, 2, 1, 0};
    private static final int LONGEST_CODE = 8;
    private static final int FEW_SPECIMENS = 5;
    private static final int MOST_SPECIMENS = 100;
    /** So many texts are enough for any key. */
    private static final long ROOM = 1L << 30;

    private final TablePlanning planning;
    private final TableModel model;

    TextTests(TablePlanning planning) {
        this.planning = planning;
        this.model = planning.model();
    }

    /**
     * Returns the column with a rule that passes the tests often enough, or as it is where none is found.
     *
     * @param enough the share of texts that has to pass
     */
    ColumnContext fitted(ColumnContext column, List<Expression> tests, double enough) {
        List<Condition> conditions = conditions(tests);
        boolean fixed = column.encoding() != Encoding.TEXT && column.encoding() != Encoding.BINARY
                || column.domain().values() != null
                || column.blueprint().origin() == Origin.USER
                || column.rule() instanceof Rule.After
                || column.rule() instanceof Rule.External;
        if (fixed || conditions.isEmpty()) {
            return column;
        }
        // a condition that is not false of null is met by values of which it is true
        ColumnContext found = search(column, tests, new Search(conditions, enough, /* certain= */ true));
        found = found == null ? search(column, tests, new Search(conditions, enough, /* certain= */ false)) : found;
        return found == null ? column : found;
    }

    /**
     * What is looked for.
     *
     * @param certain whether the conditions have to be true of the texts, and not only not false
     */
    private record Search(List<Condition> conditions, double enough, boolean certain) {

        boolean passes(Object value) {
            return conditions.stream().allMatch(condition -> {
                Truth truth = condition.test(any -> value);
                return truth == Truth.TRUE || !certain && truth == Truth.UNKNOWN;
            });
        }
    }

    /** Returns the column with the best rule there is, or null where none has texts that pass. */
    private @Nullable ColumnContext search(ColumnContext column, List<Expression> tests, Search search) {
        boolean keyed = search.enough() >= 1;
        double most = share(column, search);
        if (most >= search.enough()) {
            return keyed && column.rule() instanceof Rule.Pattern ? column.chosen() : column;
        } else if (!keyed && tests.stream().allMatch(test -> casing(test) != null)) {
            // texts that need not differ are written in other letters instead
            return column;
        }
        ColumnContext best = column;
        long room = Long.MAX_VALUE;
        for (Rule rule : rules(column, tests)) {
            long space = keyed ? room(rule, column) : ROOM;
            ColumnContext changed = column.with(column.domain(), rule, column.nullRate());
            double share = share(changed, search);
            if (share > most || share == most && space > room) {
                best = changed;
                most = share;
                room = space;
            }
            if (most >= 1 && room >= ROOM) {
                break;
            }
        }
        if (keyed && most >= 1) {
            return best.chosen();
        }
        Rule specimens = keyed || most >= 1 ? null : specimens(column, tests, search);
        return specimens != null ? column.with(column.domain(), specimens, column.nullRate()) : most > 0 ? best : null;
    }

    /** Returns a list of values of a rarer type that pass, or null where none is known to. */
    private static @Nullable Rule specimens(ColumnContext column, List<Expression> tests, Search search) {
        List<Rule.Weighted> passing = new ArrayList<>();
        for (List<String> specimens : Specimens.of(column.column().type(), tests)) {
            if (passing.size() < FEW_SPECIMENS) {
                specimens.stream().filter(search::passes).forEach(text -> passing.add(new Rule.Weighted(text, 1)));
            }
        }
        // spread over all that pass
        int step = Math.max(1, passing.size() / MOST_SPECIMENS);
        List<Rule.Weighted> spread = new ArrayList<>();
        for (int i = 0; i < passing.size(); i += step) {
            spread.add(passing.get(i));
        }
        return spread.isEmpty() ? null : new Rule.Values(spread);
    }

    /** Returns how many texts of a rule a key can tell apart. */
    private static long room(Rule rule, ColumnContext column) {
        if (!(rule instanceof Rule.Pattern pattern)) {
            return ROOM;
        }
        TextPattern texts = TextPattern.parse(pattern.pattern(), column.fold());
        return texts.isUnambiguous() ? texts.space() : 0;
    }

    /** Returns the column with a rule that passes the tests, for a column that is drawn again until they hold. */
    ColumnContext fitted(ColumnContext column, List<Expression> tests) {
        return fitted(column, tests, ENOUGH);
    }

    /** Returns the conditions that can be evaluated. */
    List<Condition> conditions(List<Expression> tests) {
        return tests.stream()
                .map(test -> Condition.compile(model.table(), model.schema().dialect(), test))
                .filter(Condition.Compilation::isComplete)
                .map(Condition.Compilation::condition)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static List<Rule> rules(ColumnContext column, List<Expression> tests) {
        Set<Rule> rules = new LinkedHashSet<>();
        for (Expression test : tests) {
            for (int repeats : REPEATS) {
                MatchingTexts.of(test, repeats).stream()
                        .filter(pattern -> fits(pattern, column))
                        .forEach(pattern -> rules.add(new Rule.Pattern(pattern)));
            }
            String letters = letters(test);
            if (letters != null) {
                int length = Math.max(
                        column.domain().minLength(),
                        Math.min(LONGEST_CODE, column.limit().ascii()));
                rules.add(new Rule.Pattern(letters + "{" + length + "}"));
            }
            if (readsJson(test)) {
                rules.add(new Rule.Json());
            }
        }
        TextGuesses.of(column, tests).stream()
                .filter(pattern -> fits(pattern, column))
                .forEach(pattern -> rules.add(new Rule.Pattern(pattern)));
        return List.copyOf(rules);
    }

    static boolean readsJson(Expression test) {
        return test instanceof Call call && call.function().contains("json")
                || test instanceof Expression.Cast cast && cast.type().startsWith("json")
                || test.children().anyMatch(TextTests::readsJson);
    }

    /** {@code x = upper(x)}: the letters that are as they have to be. */
    private static @Nullable String letters(Expression test) {
        String function = casing(test);
        return function == null ? null : function.equals("upper") ? "[A-Z]" : "[a-z]";
    }

    /** Returns the function, upper or lower, that must leave a column as it is, or null where a test asks for no such thing. */
    static @Nullable String casing(Expression test) {
        if (!(test instanceof Comparison comparison && comparison.operator() == ComparisonOperator.EQUAL)) {
            return null;
        }
        Expression call = comparison.left() instanceof Call ? comparison.left() : comparison.right();
        Expression other = call == comparison.left() ? comparison.right() : comparison.left();
        boolean found = call instanceof Call c
                && (c.function().equals("upper") || c.function().equals("lower"))
                && c.arguments().equals(List.of(other))
                && other instanceof ColumnReference;
        return found ? ((Call) call).function() : null;
    }

    private static boolean fits(String pattern, ColumnContext column) {
        try {
            TextPattern parsed = TextPattern.parse(pattern, text -> text);
            return parsed.shortest() <= column.limit().ascii()
                    && parsed.longest() >= column.domain().minLength();
        } catch (UsageException e) {
            return false;
        }
    }

    // ---- sample

    /** Returns the share of a column's values that pass. */
    double share(ColumnContext column, List<Condition> conditions) {
        return share(column, new Search(conditions, ENOUGH, /* certain= */ false));
    }

    private double share(ColumnContext column, Search search) {
        ColumnVector texts;
        try {
            texts = sample(column);
        } catch (UsageException e) {
            return 0;
        }
        int passing = 0;
        for (int i = 0; i < texts.size(); i++) {
            Object value = texts.value(i);
            passing += value == null || search.passes(value) ? 1 : 0;
        }
        return (double) passing / texts.size();
    }

    /** Makes texts as the column would, if its table had no keys. */
    private ColumnVector sample(ColumnContext column) {
        ColumnCompiler compiler = new ColumnCompiler(planning, Map.of(column.position(), column), null);
        ColumnProgram[] programs = new ColumnProgram[model.columns().size()];
        List<Integer> open = new ArrayList<>(List.of(column.position()));
        while (!open.isEmpty()) {
            int position = open.remove(open.size() - 1);
            if (programs[position] == null) {
                programs[position] = compiler.free(position);
                RuleCircles.reads(planning, model.columns().get(position).name()).stream()
                        .map(model::position)
                        .filter(read -> read >= 0)
                        .forEach(open::add);
            }
        }
        List<ColumnLayout> layout = new ArrayList<>();
        for (int i = 0; i < programs.length; i++) {
            ColumnContext each = planning.context(i);
            layout.add(new ColumnLayout(each.column(), each.encoding(), each.scale(), null));
        }
        TableProgram program = new TableProgram(
                new TableLayout(model.table(), layout, SAMPLE),
                programs,
                new NullMask[programs.length],
                new Overflow[programs.length],
                new ReferenceProgram[0],
                planning.subjects().all(null, planning),
                new Joint[0]);
        Frame frame = new Frame(program, SAMPLE);
        frame.span(0, SAMPLE);
        ColumnVector made = program.newVector(column.position());
        frame.fill(column.position(), made);
        return made;
    }
}

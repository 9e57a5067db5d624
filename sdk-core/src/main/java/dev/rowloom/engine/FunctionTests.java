package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Check;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.internal.condition.Cells;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import dev.rowloom.schema.internal.domain.NormalForm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tests of the rows of a table in which callers' own functions make columns that CHECKs read: whatever planning promises of
 * other columns, no plan knows what a function will return. Immutable.
 */
final class FunctionTests {

    static final FunctionTests NONE = new FunctionTests(List.of(), new int[0]);

    private static final int MOST_SHOWN = 60;

    private final List<Test> tests;

    /** The place in the layout of each column of the table, or −1. */
    private final int[] positions;

    /**
     * One CHECK, or one of several conditions that it is made of.
     *
     * @param functions the positions of the columns that functions make
     */
    private record Test(Check check, Condition condition, List<Integer> functions) {}

    private FunctionTests(List<Test> tests, int[] positions) {
        this.tests = List.copyOf(tests);
        this.positions = positions.clone();
    }

    /** Returns the tests of a table. */
    static FunctionTests of(TablePlanning planning) {
        TableModel model = planning.model();
        List<Test> tests = new ArrayList<>();
        for (Check check : model.table().checks()) {
            for (Expression conjunct : NormalForm.conjuncts(model.table(), check.condition())) {
                List<Integer> functions = functions(planning, conjunct);
                if (!functions.isEmpty()) {
                    conditions(planning, conjunct)
                            .forEach(condition -> tests.add(new Test(check, condition, functions)));
                }
            }
        }
        int[] positions = model.table().columns().stream()
                .mapToInt(column -> model.position(column.name()))
                .toArray();
        return tests.isEmpty() ? NONE : new FunctionTests(tests, positions);
    }

    /** Returns the positions of the columns of a condition that functions make. */
    static List<Integer> functions(TablePlanning planning, Expression expression) {
        return expression.columns().stream()
                .map(planning.model()::position)
                .filter(position -> position >= 0 && planning.context(position).rule() instanceof Rule.External)
                .toList();
    }

    private static List<Condition> conditions(TablePlanning planning, Expression expression) {
        CheckConditions conditions = planning.checks().conditions();
        // the others are listed as not checked, or a domain that each value is held against
        return conditions.isEvaluated(expression) ? conditions.tests(expression) : List.of();
    }

    /**
     * Tests the rows of a frame.
     *
     * @throws UsageException if one fails
     */
    void run(Frame frame) {
        for (int cell = 0; cell < frame.count() && !tests.isEmpty(); cell++) {
            int row = cell;
            Cells cells = column -> value(frame, positions[column], row);
            for (Test test : tests) {
                if (test.condition().test(cells) == Truth.FALSE) {
                    throw failure(frame, cell, test);
                }
            }
        }
    }

    /** Returns whether functions that may read a cell which was changed still give what they gave. */
    boolean areSteady(Frame frame, int cell) {
        return tests.stream()
                .flatMap(test -> test.functions().stream())
                .distinct()
                .allMatch(position ->
                        !(frame.table().column(position) instanceof External function) || function.gives(frame, cell));
    }

    private static @Nullable Object value(Frame frame, int position, int cell) {
        return position < 0 ? null : frame.column(position).value(cell);
    }

    private UsageException failure(Frame frame, int cell, Test test) {
        String table = frame.table().layout().table().id();
        List<String> gave = test.functions().stream()
                .map(position -> "the function of column " + table + "." + name(frame, position) + " gave "
                        + shown(value(frame, position, cell)))
                .toList();
        List<String> others = IntStream.range(0, positions.length)
                .filter(column -> test.check().condition().columns().contains(columnName(frame, column)))
                .map(column -> positions[column])
                .filter(position -> position >= 0 && !test.functions().contains(position))
                .mapToObj(position -> name(frame, position) + " = " + shown(value(frame, position, cell)))
                .toList();
        return new UsageException(String.join(" and ", gave) + " for row " + frame.row(cell)
                + (others.isEmpty() ? "" : ", where " + String.join(", ", others)) + "; "
                + CheckLedger.describe(test.check())
                + " does not hold; return other values, or give the other columns rules that go with them");
    }

    private static String name(Frame frame, int position) {
        return frame.table().layout().columns().get(position).name();
    }

    private static String columnName(Frame frame, int column) {
        return frame.table().layout().table().columns().get(column).name();
    }

    private static String shown(@Nullable Object value) {
        String text = value instanceof byte[] bytes ? bytes.length + " bytes" : String.valueOf(value);
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }
}

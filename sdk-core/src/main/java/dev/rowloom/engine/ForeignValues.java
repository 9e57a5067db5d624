package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the values that users list for columns of foreign keys against the keys that the parents' rows have. */
final class ForeignValues {

    /** The keys of more parents are not looked through. */
    private static final long MOST_PARENTS = 200_000;

    private static final int MOST_SHOWN = 10;

    private final Map<String, TableProgram> programs;
    private final Set<ForeignKey> held = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Narrowed> narrowed = new ArrayList<>();

    /** A column of a foreign key whose rule lists values that no parent has, and the rule without them. */
    record Narrowed(String table, String column, ColumnBlueprint blueprint) {}

    /**
     * Makes a checker.
     *
     * @param programs the programs of the tables that are compiled
     */
    ForeignValues(Map<String, TableProgram> programs) {
        this.programs = programs;
    }

    /** Returns whether a foreign key was found to hold. */
    boolean holds(ForeignKey key) {
        return held.contains(key);
    }

    /** Returns what is left out of rules, in words. */
    List<String> warnings() {
        return warnings;
    }

    /** Returns the columns whose rules list values that no parent has beside some that one has. */
    List<Narrowed> narrowed() {
        return narrowed;
    }

    /**
     * Checks the columns of a table.
     *
     * @throws UsageException if no value is the key of a parent
     */
    void check(TablePlanning planning) {
        for (TableModel.UnheldReference unheld : planning.model().unheldReferences()) {
            ForeignKey key = unheld.foreignKey();
            int position = key.columns().size() == 1
                    ? planning.model().position(key.columns().get(0))
                    : -1;
            TableProgram parent = programs.get(key.parentTable());
            if (key.columns().stream().anyMatch(column -> isNull(planning, column))) {
                held.add(key);
            } else if (position >= 0 && parent != null && !held.contains(key)) {
                check(planning.context(position), key, parent);
            }
        }
    }

    /** Returns whether a column is null in every row because its user wants it so, and its foreign keys refer to nothing. */
    private static boolean isNull(TablePlanning planning, String column) {
        int position = planning.model().position(column);
        return position >= 0
                && planning.context(position).blueprint().origin() == Origin.USER
                && planning.context(position).rule() instanceof Rule.Constant constant
                && constant.value() == null;
    }

    private void check(ColumnContext column, ForeignKey key, TableProgram parent) {
        List<String> listed = listed(column);
        long rows = parent.layout().rows();
        int referred = parent.layout().position(key.parentColumns().get(0));
        if (listed.isEmpty() || referred < 0 || rows > MOST_PARENTS) {
            return;
        }
        Set<String> known = keys(parent, referred, column);
        List<String> unknown = listed.stream()
                .filter(value -> !known.contains(text(column, value)))
                .toList();
        if (unknown.isEmpty()) {
            held.add(key);
            return;
        }
        String shown = String.join(", ", unknown.subList(0, Math.min(MOST_SHOWN, unknown.size())))
                + (unknown.size() > MOST_SHOWN ? " and " + (unknown.size() - MOST_SHOWN) + " more" : "");
        String reason = "none of the " + rows + " rows of " + key.parentTable() + " has "
                + (unknown.size() == 1 ? "this " : "one of them as ")
                + key.parentColumns().get(0)
                + ", which foreign key " + key.describe() + " refers to";
        if (unknown.size() < listed.size() && column.rule() instanceof Rule.Values values) {
            warnings.add("column " + column.name() + " never takes the value" + (unknown.size() == 1 ? " " : "s ")
                    + shown + " of its list: " + reason);
            List<Rule.Weighted> left = values.values().stream()
                    .filter(value -> !unknown.contains(value.value()))
                    .toList();
            narrowed.add(new Narrowed(
                    column.table().id(),
                    column.column().name(),
                    TablePlanning.with(column.blueprint(), new Rule.Values(left))));
            return;
        }
        throw new UsageException("column " + column.name() + " is to be " + shown + ", but " + reason
                + "; give the column "
                + (known.isEmpty()
                        ? "null, or ask for rows of " + key.parentTable()
                        : "keys that are there, such as "
                                + known.stream().sorted().limit(3).toList())
                + ", or leave the rule out");
    }

    private static List<String> listed(ColumnContext column) {
        Rule rule = column.rule();
        if (column.blueprint().origin() != Origin.USER) {
            return List.of();
        } else if (rule instanceof Rule.Values values) {
            return values.values().stream().map(Rule.Weighted::value).toList();
        }
        return rule instanceof Rule.Constant constant && constant.value() != null
                ? List.of(constant.value())
                : List.of();
    }

    /** Returns a value as texts of equal values are equal. */
    private static String text(ColumnContext column, String value) {
        return column.encoding().isLong()
                ? folded(column, LongVector.boxed(RuleUnits.of(column).unit(value), column.encoding(), column.scale()))
                : folded(column, value);
    }

    private static String folded(ColumnContext column, Object value) {
        String text = value instanceof java.math.BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : value.toString();
        return column.equality().fold(text);
    }

    private static Set<String> keys(TableProgram parent, int position, ColumnContext child) {
        Set<String> keys = new HashSet<>();
        Frame frame = new Frame(parent, RowCursor.MAX_ROWS);
        for (long row = 0; row < parent.layout().rows(); row += RowCursor.MAX_ROWS) {
            int count = (int) Math.min(RowCursor.MAX_ROWS, parent.layout().rows() - row);
            frame.span(row, count);
            ColumnVector cells = frame.column(position);
            for (int i = 0; i < count; i++) {
                @Nullable Object value = cells.value(i);
                if (value != null) {
                    keys.add(folded(child, value));
                }
            }
        }
        return keys;
    }
}

package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Check;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds users' own rules against what type, CHECKs and other columns leave of the columns they are for: what is left out is
 * a warning, and what can't be followed at all an error.
 */
final class OverrideReview {

    private static final int MOST_SHOWN = 10;

    private final TablePlanning planning;
    private final TableModel model;
    private final List<String> warnings = new ArrayList<>();

    OverrideReview(TablePlanning planning) {
        this.planning = planning;
        this.model = planning.model();
    }

    /**
     * Returns what is left out of rules, in words.
     *
     * @throws UsageException if nothing of a rule can be followed
     */
    List<String> warnings() {
        for (int i = 0; i < model.columns().size(); i++) {
            ColumnContext column = planning.context(i);
            TableModel.ColumnOfReference reference = model.referenceOf(i);
            if (reference != null) {
                reviewReference(
                        column, model.references().get(reference.reference()).foreignKey());
            } else {
                reviewFormat(column);
                if (column.blueprint().origin() == Origin.USER) {
                    review(column, column.rule());
                }
            }
        }
        return List.copyOf(warnings);
    }

    /** What the parents' rows give a column is not for a rule of its own to say. */
    private void reviewReference(ColumnContext column, ForeignKey key) {
        if (column.blueprint().origin() == Origin.USER && !(column.rule() instanceof Rule.Reference)) {
            List<String> others = key.columns().stream()
                    .filter(other -> !other.equals(column.column().name()))
                    .toList();
            throw unusable(
                    column,
                    "can't follow its rule, " + OverrideConflicts.describe(column.rule()) + ": foreign key "
                            + key.describe() + " gives it the values of parents, together with "
                            + String.join(", ", others),
                    "give " + String.join(", ", others) + " a rule too, or leave the rule out");
        }
    }

    private void reviewFormat(ColumnContext column) {
        Rule rule = column.rule();
        boolean dated = rule instanceof Rule.Temporal || rule instanceof Rule.After;
        if (column.blueprint().format() != null && column.encoding() == Encoding.TEXT && !dated) {
            throw unusable(
                    column,
                    "has a date format, but its rule makes no dates or times",
                    "give it a range of dates as well, or leave the format out");
        }
    }

    private void review(ColumnContext column, Rule rule) {
        boolean binary = column.encoding() == Encoding.BINARY;
        boolean uuid = column.encoding() == Encoding.UUID;
        boolean spread = rule instanceof Rule.Number || rule instanceof Rule.Temporal || rule instanceof Rule.Pattern;
        boolean listed =
                rule instanceof Rule.Values || rule instanceof Rule.Constant constant && constant.value() != null;
        if (binary && (spread || listed) || uuid && spread) {
            throw unusable(
                    column,
                    "can't follow its rule, " + OverrideConflicts.describe(rule),
                    "let a function give its values, or leave the rule out");
        } else if (rule instanceof Rule.Values values) {
            reviewValues(column, values);
        } else if (rule instanceof Rule.Number || rule instanceof Rule.Temporal) {
            reviewRange(column, rule);
        } else if (rule instanceof Rule.Pattern pattern && column.encoding() == Encoding.TEXT) {
            reviewPattern(column, pattern);
        }
    }

    private void reviewPattern(ColumnContext column, Rule.Pattern rule) {
        List<String> left = PatternValues.leftOut(rule, column);
        if (PatternValues.isTooMany(left, rule)) {
            throw PatternValues.unusable(
                    column, rule, "texts such as '" + left.get(0) + "' are not admitted: " + reasons(column));
        } else if (!left.isEmpty()) {
            warnings.add("column " + column.name() + " never takes texts such as '" + left.get(0) + "' of its pattern "
                    + rule.pattern() + ": " + reasons(column));
        }
    }

    private void reviewValues(ColumnContext column, Rule.Values rule) {
        List<String> left = rule.values().stream()
                .map(Rule.Weighted::value)
                .filter(value -> !admits(column, value))
                .toList();
        if (!left.isEmpty() && left.size() < rule.values().size()) {
            warnings.add("column " + column.name() + " never takes "
                    + (left.size() == 1 ? "the value " : "the values ")
                    + String.join(", ", left.subList(0, Math.min(MOST_SHOWN, left.size())))
                    + (left.size() > MOST_SHOWN ? " and " + (left.size() - MOST_SHOWN) + " more" : "")
                    + " of its list: " + reasons(column));
        }
    }

    private static boolean admits(ColumnContext column, String value) {
        if (column.encoding().isLong()) {
            return column.units().contains(RuleUnits.of(column).unit(value));
        }
        return column.encoding() != Encoding.TEXT || TextRules.admits(column, value);
    }

    private void reviewRange(ColumnContext column, Rule rule) {
        LongDomain asked = AskedValues.ofCells(column);
        LongDomain left = column.units();
        int scale = column.scale();
        if (column.encoding() == Encoding.TEXT && rule instanceof Rule.Number number) {
            scale = number.decimals();
            asked = Units.between(
                    new BigDecimal(number.min()).scaleByPowerOfTen(scale),
                    new BigDecimal(number.max()).scaleByPowerOfTen(scale));
            left = TextLimit.numbers(column, scale);
        }
        if (asked == null) {
            return;
        }
        LongDomain common = asked.intersect(left);
        if (common.isEmpty()) {
            throw unusable(
                    column,
                    "has no value in the " + OverrideConflicts.describe(rule) + " of its rule: " + reasons(column),
                    "give it another range, or leave the rule out");
        } else if (left.min() > asked.min() || left.max() < asked.max()) {
            warnings.add("column " + column.name() + " takes only a part of the "
                    + OverrideConflicts.describe(rule) + " that its rule asks for, "
                    + Described.values(common, column.encoding(), scale) + ": "
                    + reasons(column));
        }
    }

    /** Returns what bounds a column, in words. */
    private String reasons(ColumnContext column) {
        List<String> checks = model.table().checks().stream()
                .filter(check -> bounds(check, column.column().name()))
                .map(CheckLedger::describe)
                .distinct()
                .toList();
        return "its type " + Described.type(column.column())
                + (checks.isEmpty() ? "" : " and " + String.join(", ", checks)) + " leave"
                + (checks.isEmpty() ? "s" : "")
                + " no more";
    }

    /** Returns whether a CHECK reads a column, or one that orders tie to it. */
    private boolean bounds(Check check, String column) {
        return check.condition().columns().stream()
                .anyMatch(it -> it.equals(column)
                        || planning.orders().isBelow(it, column)
                        || planning.orders().isBelow(column, it));
    }

    private static UsageException unusable(ColumnContext column, String what, String remedy) {
        return new UsageException(
                "column " + column.name() + " " + column.column().declaredType() + " " + what + "; " + remedy);
    }
}

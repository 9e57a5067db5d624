package dev.rowloom.engine;

import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts a rule in words. */
final class RuleWords {

    private static final int SHOWN_VALUES = 6;
    private static final int LONGEST_VALUE = 40;

    private RuleWords() {}

    /** Returns such as {@code a number from 0 to 100, null in 10 %}. */
    static String of(ColumnBlueprint column) {
        String rule = of(column.rule());
        if (column.nullRate() == 0) {
            return rule;
        }
        BigDecimal percent = BigDecimal.valueOf(column.nullRate() * 100).setScale(1, RoundingMode.HALF_UP);
        return rule + ", null in " + percent.stripTrailingZeros().toPlainString() + " %";
    }

    private static String of(Rule rule) {
        if (rule instanceof Rule.Sequence it) {
            return "numbers from " + it.start() + (it.step() == 1 ? "" : " in steps of " + it.step());
        } else if (rule instanceof Rule.Constant it) {
            return it.value() == null ? "always NULL" : "always '" + cut(it.value()) + "'";
        } else if (rule instanceof Rule.Values it) {
            return "one of " + values(it.values());
        } else if (rule instanceof Rule.Number it) {
            return "a number from " + it.min() + " to " + it.max() + spread(it.shape());
        } else if (rule instanceof Rule.Temporal it) {
            return "a time from " + it.min() + " to " + it.max() + spread(it.shape());
        } else if (rule instanceof Rule.Computed it) {
            return "computed as " + it.formula();
        } else if (rule instanceof Rule.After it) {
            return it.minGap() + " to " + it.maxGap() + " above " + it.column();
        } else if (rule instanceof Rule.Walk it) {
            return "a step on the way to " + it.status() + " through "
                    + it.states().size() + " states";
        } else if (rule instanceof Rule.Previous it) {
            return "what " + it.column() + " has in the row before, else " + of(it.first());
        } else if (rule instanceof Rule.Timeline it) {
            return "moments after each other from " + it.from() + ", " + it.minGap() + " to " + it.maxGap() + " apart";
        } else if (rule instanceof Rule.When it) {
            return "by the value of " + it.column() + ", else " + of(it.otherwise());
        } else if (rule instanceof Rule.Histogram it) {
            return histogram(it);
        } else if (rule instanceof Rule.Walk it) {
            return "the states that lead to " + it.status() + ", one a row";
        } else if (rule instanceof Rule.Previous it) {
            return it.column() + " of the row before, at first " + of(it.first());
        } else if (rule instanceof Rule.Timeline it) {
            return "from " + it.from() + " on, each row after the one before";
        } else if (rule instanceof Rule.Path it) {
            return "the path of the row above, and " + it.part();
        }
        return ofText(rule);
    }

    private static String ofText(Rule rule) {
        if (rule instanceof Rule.Vocabulary it) {
            return "an entry of " + it.name();
        } else if (rule instanceof Rule.Entry it) {
            return "the row's own entry of " + it.name();
        } else if (rule instanceof Rule.About it) {
            String group = it.group().isEmpty() ? "" : " (" + it.group() + ")";
            String within = it.within().isEmpty()
                    ? ""
                    : ", as "
                            + it.within().stream().map(Rule.Told::path).collect(Collectors.joining(" and "))
                            + (it.within().size() > 1 ? " tell" : " tells");
            return "the " + word(it.subject()) + "'s " + it.part() + group + within;
        } else if (rule instanceof Rule.Pattern it) {
            return "text like " + it.pattern();
        } else if (rule instanceof Rule.Template it) {
            return "text put together as " + it.template();
        } else if (rule instanceof Rule.Text it) {
            return "a " + word(it.style()) + " of at most " + it.maxLength() + " characters"
                    + (it.vocabulary() == null ? "" : ", of " + it.vocabulary());
        } else if (rule instanceof Rule.Bytes it) {
            return it.minLength() + " to " + it.maxLength() + " random bytes";
        }
        return ofOthers(rule);
    }

    private static String ofOthers(Rule rule) {
        if (rule instanceof Rule.Reference) {
            return "the key of a row referred to";
        } else if (rule instanceof Rule.External it) {
            return "the caller's function " + it.name();
        } else if (rule instanceof Rule.Uuid) {
            return "a random UUID";
        } else if (rule instanceof Rule.Json) {
            return "a small JSON object";
        }
        return "left to the database";
    }

    private static String histogram(Rule.Histogram rule) {
        String given = rule.given().stream().map(Rule.Given::column).collect(Collectors.joining(" and "));
        return "spread over " + rule.bins().size() + " bins as in samples"
                + (given.isEmpty() ? "" : ", given " + given)
                + (rule.above() == null ? "" : ", above " + rule.above());
    }

    private static String values(List<Rule.Weighted> values) {
        String shown =
                values.stream().limit(SHOWN_VALUES).map(it -> cut(it.value())).collect(Collectors.joining(", "));
        return values.size() > SHOWN_VALUES ? shown + ", … (" + values.size() + ")" : shown;
    }

    private static String spread(Rule.Shape shape) {
        return switch (shape) {
            case UNIFORM -> "";
            case SKEWED -> ", mostly low";
            case CENTRED -> ", mostly in the middle";
            case GROWING -> ", ever more of them";
            case SEQUENTIAL -> ", later rows higher";
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}

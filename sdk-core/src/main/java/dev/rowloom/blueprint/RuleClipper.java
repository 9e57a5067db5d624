package dev.rowloom.blueprint;

import dev.rowloom.BlueprintException;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Cuts a rule of a model to what type, lengths and CHECKs of a column leave, and says what it cut. */
final class RuleClipper {

    private static final int MOST_SHOWN = 5;
    private static final int LONGEST_PATTERN = 500;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_BYTES = 1 << 20;

    private final ColumnFacts column;
    private final Vocabularies vocabularies;
    private final Consumer<Correction> notes;

    RuleClipper(ColumnFacts column, Vocabularies vocabularies, Consumer<Correction> notes) {
        this.column = column;
        this.vocabularies = vocabularies;
        this.notes = notes;
    }

    /**
     * Returns a rule that the column can have.
     *
     * @throws BlueprintException if nothing of the rule is left
     */
    Rule fit(Rule rule) {
        VocabularyUse.named(rule).forEach(this::checkVocabulary);
        boolean listed = column.domain().values() != null;
        if (rule instanceof Rule.When when) {
            return fit(when);
        } else if (rule instanceof Rule.Values values) {
            return fit(values);
        } else if (rule instanceof Rule.Constant constant) {
            return fit(constant);
        } else if (listed && isPlainText(rule)) {
            throw unusable("the column takes only some values, so that its rule must list them");
        } else if (rule instanceof Rule.Number number) {
            return fit(number);
        } else if (rule instanceof Rule.Temporal temporal) {
            return fit(temporal);
        } else if (rule instanceof Rule.Pattern pattern) {
            return fit(pattern);
        } else if (rule instanceof Rule.Text text) {
            return fit(text);
        } else if (rule instanceof Rule.Bytes bytes && bytes.maxLength() > MOST_BYTES) {
            throw unusable(bytes.maxLength() + " bytes in a value are more than " + MOST_BYTES);
        } else if (isPlainText(rule) && isCounted()) {
            throw unusable("text is no value of the type " + column.column().declaredType());
        }
        return rule;
    }

    private boolean isCounted() {
        return column.is(Family.NUMBER) || isTemporal() || column.is(Family.BOOLEAN);
    }

    private boolean isTemporal() {
        return column.is(Family.MOMENT) || column.is(Family.TIME);
    }

    private static boolean isPlainText(Rule rule) {
        return rule instanceof Rule.Pattern
                || rule instanceof Rule.Template
                || rule instanceof Rule.Text
                || rule instanceof Rule.Vocabulary
                || rule instanceof Rule.Uuid
                || rule instanceof Rule.Json;
    }

    private void checkVocabulary(String name) {
        if (!vocabularies.contains(name)) {
            throw unusable("there is no vocabulary or pool '" + ModelEntry.cut(name) + "'");
        }
    }

    private Rule fit(Rule.When when) {
        List<Rule.Case> cases = new ArrayList<>();
        for (Rule.Case each : when.cases()) {
            cases.add(new Rule.Case(each.values(), isNull(each.rule()) ? each.rule() : fit(each.rule())));
        }
        if (!column.column().isNullable() && cases.stream().anyMatch(each -> isNull(each.rule()))) {
            throw unusable("the column takes no null, which some cases make it");
        }
        return new Rule.When(when.column(), cases, isNull(when.otherwise()) ? when.otherwise() : fit(when.otherwise()));
    }

    static boolean isNull(Rule rule) {
        return rule instanceof Rule.Constant constant && constant.value() == null;
    }

    private Rule fit(Rule.Values rule) {
        List<Rule.Weighted> kept = rule.values().stream()
                .filter(value -> RuleFitter.admits(column, value.value()))
                .toList();
        if (kept.isEmpty()) {
            throw unusable("type " + column.column().declaredType() + " and CHECKs leave none of the values");
        } else if (kept.size() < rule.values().size()) {
            List<String> left = rule.values().stream()
                    .filter(value -> !kept.contains(value))
                    .map(Rule.Weighted::value)
                    .toList();
            String shown = String.join(", ", left.subList(0, Math.min(MOST_SHOWN, left.size())));
            note(
                    shown + (left.size() > MOST_SHOWN ? " and " + (left.size() - MOST_SHOWN) + " more" : ""),
                    "left out of " + rule.values().size() + " values",
                    "type " + column.column().declaredType() + " and CHECKs don't admit them");
        }
        return new Rule.Values(kept);
    }

    private Rule fit(Rule.Constant rule) {
        String value = rule.value();
        if (value == null && !column.column().isNullable()) {
            throw unusable("the column takes no null");
        } else if (value != null && !RuleFitter.admits(column, value)) {
            throw unusable("type " + column.column().declaredType() + " and CHECKs don't admit '"
                    + ModelEntry.cut(value) + "'");
        }
        return rule;
    }

    private Rule fit(Rule.Number rule) {
        if (isTemporal() || column.is(Family.BINARY) || column.is(Family.UUID)) {
            throw unusable("a number is no value of the type " + column.column().declaredType());
        } else if (column.domain().numbers() == null) {
            return rule;
        }
        LongDomain domain = column.domain().numbers();
        int scale = Units.scale(column.type());
        BigDecimal least = domain.isEmpty() ? BigDecimal.ZERO : BigDecimal.valueOf(domain.min(), scale);
        BigDecimal most = domain.isEmpty() ? BigDecimal.ZERO : BigDecimal.valueOf(domain.max(), scale);
        if (domain.isEmpty()
                || new BigDecimal(rule.max()).compareTo(least) < 0
                || new BigDecimal(rule.min()).compareTo(most) > 0) {
            throw unusable("type " + column.column().declaredType() + " and CHECKs leave no number of the range");
        }
        Rule fitted = RuleFitter.number(rule, column, false).orElse(rule);
        if (fitted instanceof Rule.Number cut && isOther(rule, cut)) {
            note(range(rule), range(cut), "type " + column.column().declaredType() + " and CHECKs leave no more");
        }
        return fitted;
    }

    private static boolean isOther(Rule.Number rule, Rule.Number cut) {
        return new BigDecimal(rule.min()).compareTo(new BigDecimal(cut.min())) != 0
                || new BigDecimal(rule.max()).compareTo(new BigDecimal(cut.max())) != 0
                || rule.decimals() != cut.decimals();
    }

    private static String range(Rule.Number rule) {
        return ModelEntry.cut(
                rule.min() + " to " + rule.max() + (rule.decimals() > 0 ? " in " + rule.decimals() + " decimals" : ""));
    }

    private Rule fit(Rule.Temporal rule) {
        if (!isTemporal() && !column.is(Family.TEXT)) {
            throw unusable(
                    "a date or time is no value of the type " + column.column().declaredType());
        } else if (rule.min().length() == rule.max().length() && rule.min().compareTo(rule.max()) > 0) {
            throw unusable("min " + rule.min() + " is later than max " + rule.max());
        }
        if (column.type() instanceof DataType.DateType) {
            return new Rule.Temporal(rule.shape(), day(rule.min()), day(rule.max()), Rule.Precision.DAY, rule.rhythm());
        }
        return rule;
    }

    private static String day(String moment) {
        int time = moment.indexOf('T');
        return time < 0 ? moment : moment.substring(0, time);
    }

    private Rule fit(Rule.Pattern rule) {
        if (isCounted()) {
            throw unusable("text is no value of the type " + column.column().declaredType());
        } else if (rule.pattern().length() > LONGEST_PATTERN) {
            throw unusable("a pattern of " + rule.pattern().length() + " characters is longer than " + LONGEST_PATTERN);
        }
        int longest;
        try {
            longest = PatternLength.longest(rule.pattern());
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new BlueprintException("the pattern is malformed", e);
        }
        if (longest > Math.min(column.maxLength(), LONGEST_TEXT)) {
            throw unusable("the pattern's texts have up to " + longest + " characters, the column takes "
                    + Math.min(column.maxLength(), LONGEST_TEXT));
        }
        return rule;
    }

    private Rule fit(Rule.Text rule) {
        if (isCounted()) {
            throw unusable("text is no value of the type " + column.column().declaredType());
        }
        int most = Math.min(Math.min(rule.maxLength(), column.maxLength()), LONGEST_TEXT);
        if (most < rule.maxLength()) {
            note(rule.maxLength() + " characters", most + " characters", "the column takes no more");
        }
        String vocabulary = rule.vocabulary();
        if (vocabulary != null) {
            checkVocabulary(vocabulary);
        }
        return new Rule.Text(rule.style(), Math.min(rule.minLength(), most), most, vocabulary);
    }

    private void note(String from, String to, String reason) {
        notes.accept(new Correction(column.table().table().id(), column.name(), ModelEntry.cut(from), to, reason));
    }

    private static BlueprintException unusable(String reason) {
        return new BlueprintException(reason);
    }
}

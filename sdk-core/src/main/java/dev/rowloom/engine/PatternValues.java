package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Lists texts of the patterns that users give to columns which hold numbers, dates or a list of texts. */
final class PatternValues {

    private static final int MOST = 5000;

    /** Texts are drawn until one is admitted, so that not too few may be. */
    private static final double LEAST_SHARE = 0.05;

    private PatternValues() {}

    /** Returns the texts of a pattern, or some thousand of them where there are more. */
    static List<String> some(String pattern) {
        TextPattern parsed = TextPattern.parse(pattern, UnaryOperator.identity());
        boolean all = parsed.space() <= MOST;
        BytesVector out = new BytesVector(Encoding.TEXT);
        out.reset(1);
        Set<String> texts = new LinkedHashSet<>();
        for (long number = 0; number < (all ? parsed.space() : MOST); number++) {
            if (all) {
                parsed.write(number, out);
            } else {
                parsed.writeRandom(Mix.mix(number), out);
            }
            texts.add(out.pendingText());
            out.truncatePending(0);
        }
        return List.copyOf(texts);
    }

    /** Returns those among some texts of a pattern that a column of text doesn't admit. */
    static List<String> leftOut(Rule.Pattern rule, ColumnContext column) {
        return some(rule.pattern()).stream()
                .filter(text -> !TextRules.admits(column, text))
                .toList();
    }

    /** Returns whether too few texts of a pattern are left to be drawn. */
    static boolean isTooMany(List<String> leftOut, Rule.Pattern rule) {
        int all = some(rule.pattern()).size();
        return all - leftOut.size() < LEAST_SHARE * all;
    }

    /** Returns the rule that lists the texts of a pattern, or some thousand of them where there are more. */
    static Rule.Values texts(Rule.Pattern pattern) {
        return new Rule.Values(some(pattern.pattern()).stream()
                .map(text -> new Rule.Weighted(text, 1))
                .toList());
    }

    /**
     * Returns a column whose rule lists the values of its pattern, where it can't write any text.
     *
     * @throws UsageException if a text of the pattern is no value of its type, or none is in the list that a CHECK has
     */
    static ColumnContext listed(ColumnContext column) {
        if (!(column.rule() instanceof Rule.Pattern rule)
                || column.blueprint().origin() != Origin.USER
                || !column.encoding().isLong() && column.domain().values() == null) {
            return column;
        }
        List<String> texts = column.encoding().isLong()
                ? some(rule.pattern())
                : column.domain().allowedValues().stream()
                        .filter(text -> matches(rule.pattern(), text))
                        .toList();
        if (texts.isEmpty()) {
            throw unusable(column, rule, "none of the values " + column.domain().allowedValues() + " matches it");
        }
        RuleUnits units = RuleUnits.of(column);
        for (String text : texts) {
            if (column.encoding().isLong() && units.unitOrNull(text) == null) {
                throw unusable(column, rule, "'" + text + "', which it describes, is no such value");
            }
        }
        Rule.Values values = new Rule.Values(
                texts.stream().map(text -> new Rule.Weighted(text, 1)).toList());
        return column.with(column.domain(), values, column.nullRate());
    }

    private static boolean matches(String pattern, String text) {
        try {
            return Pattern.matches(pattern, text);
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** Returns the failure of a pattern that a column can't follow. */
    static UsageException unusable(ColumnContext column, Rule.Pattern rule, String why) {
        return new UsageException(
                "column " + column.name() + " " + column.column().declaredType()
                        + " can't follow its pattern " + rule.pattern() + ": " + why
                        + "; give it another pattern, a list of values or a range");
    }

    /** Texts of a pattern that a column of text admits: others are drawn again. */
    static final class Admitted extends BytesProgram {

        private static final int MOST_DRAWS = 1000;

        private final TextPattern pattern;
        private final ColumnContext column;
        private final long key;

        Admitted(TextPattern pattern, ColumnContext column) {
            this.pattern = pattern;
            this.column = column;
            this.key = column.key("value");
        }

        /**
         * Returns the program of a pattern, or null where a column admits all of its texts.
         *
         * @throws UsageException if it admits too few of them to be drawn
         */
        static @Nullable Admitted of(Rule.Pattern rule, TextPattern pattern, ColumnContext column) {
            boolean all = column.limit().admits(pattern.longest(), pattern.longest())
                    && pattern.shortest() >= column.domain().minLength()
                    && column.domain().excluded().isEmpty();
            if (all || column.blueprint().origin() != Origin.USER) {
                return null;
            }
            List<String> left = leftOut(rule, column);
            if (isTooMany(left, rule)) {
                throw unusable(column, rule, "texts such as '" + left.get(0) + "' are not admitted");
            }
            return new Admitted(pattern, column);
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            long bits = Mix.hash(key, frame.draw(cell));
            for (int draw = 0; draw < MOST_DRAWS; draw++) {
                out.truncatePending(0);
                pattern.writeRandom(bits, out);
                if (TextRules.admits(column, out.pendingText())) {
                    return;
                }
                bits = Mix.next(bits);
            }
        }
    }
}

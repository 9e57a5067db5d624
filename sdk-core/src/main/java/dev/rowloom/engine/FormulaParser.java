package dev.rowloom.engine;

import dev.rowloom.UsageException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads formulas: numbers, names with dots and quotes, {@code + - * / ( )}, and a few functions. */
final class FormulaParser {

    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 50;
    private static final int MOST_DECIMALS = 8;

    private static final Map<String, Formula.Aggregate.Kind> AGGREGATES = Map.of(
            "sum", Formula.Aggregate.Kind.SUM,
            "count", Formula.Aggregate.Kind.COUNT,
            "min", Formula.Aggregate.Kind.MIN,
            "max", Formula.Aggregate.Kind.MAX,
            "avg", Formula.Aggregate.Kind.AVG);

    private static final Map<String, Formula.Choice.Selection> CHOICES = Map.of(
            "greatest", Formula.Choice.Selection.GREATEST,
            "least", Formula.Choice.Selection.LEAST,
            "coalesce", Formula.Choice.Selection.COALESCE);

    private final String text;
    private int at;
    private int depth;

    private FormulaParser(String text) {
        this.text = text;
    }

    /**
     * Returns the formula that a text is.
     *
     * @throws UsageException if it is none
     */
    static Formula parse(String text) {
        FormulaParser parser = new FormulaParser(text);
        if (text.length() > LONGEST) {
            throw parser.error("it is longer than " + LONGEST + " characters");
        }
        Formula formula = parser.sum();
        if (parser.peek() != 0) {
            throw parser.error("'" + parser.peek() + "' is not expected");
        }
        return formula;
    }

    private Formula sum() {
        if (++depth > DEEPEST) {
            throw error("it is nested too deeply");
        }
        Formula left = product();
        while (peek() == '+' || peek() == '-') {
            char operator = text.charAt(at++);
            left = new Formula.Operation(operator, left, product());
        }
        depth--;
        return left;
    }

    private Formula product() {
        Formula left = factor();
        while (peek() == '*' || peek() == '/') {
            char operator = text.charAt(at++);
            left = new Formula.Operation(operator, left, factor());
        }
        return left;
    }

    private Formula factor() {
        char next = peek();
        if (next == '(') {
            at++;
            Formula inner = sum();
            expect(')');
            return inner;
        } else if (next == '-') {
            at++;
            return new Formula.Operation('-', new Formula.Constant(BigDecimal.ZERO), factor());
        } else if (next >= '0' && next <= '9') {
            return number();
        }
        boolean quoted = next == '"';
        String name = name();
        return !quoted && peek() == '(' ? function(name) : cell(name);
    }

    private Formula number() {
        int begin = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        try {
            return new Formula.Constant(new BigDecimal(text.substring(begin, at)));
        } catch (NumberFormatException e) {
            throw error("'" + text.substring(begin, at) + "' is no number");
        }
    }

    private Formula cell(String first) {
        List<String> path = new ArrayList<>(List.of(first));
        while (peek() == '.') {
            at++;
            path.add(name());
        }
        return new Formula.Cell(path);
    }

    private Formula function(String name) {
        at++;
        String function = name.toLowerCase(Locale.ROOT);
        Formula.Aggregate.Kind aggregate = AGGREGATES.get(function);
        Formula.Choice.Selection choice = CHOICES.get(function);
        Formula made;
        if (aggregate != null) {
            made = aggregate(aggregate);
        } else if (choice != null) {
            List<Formula> among = new ArrayList<>(List.of(sum()));
            while (peek() == ',') {
                at++;
                among.add(sum());
            }
            made = new Formula.Choice(choice, among);
        } else if (function.equals("round")) {
            made = round();
        } else if (function.equals("draw")) {
            made = draw();
        } else if (function.equals("years")) {
            made = years();
        } else {
            throw error("there is no function '" + name + "'; there are sum, count, min, max, avg, greatest, least,"
                    + " coalesce, round, draw, years");
        }
        expect(')');
        return made;
    }

    private Formula aggregate(Formula.Aggregate.Kind kind) {
        StringBuilder table = new StringBuilder(name());
        while (peek() == '.') {
            at++;
            table.append('.').append(name());
        }
        if (peek() == ')' && kind == Formula.Aggregate.Kind.COUNT) {
            return new Formula.Aggregate(kind, table.toString(), null);
        }
        expect(',');
        return new Formula.Aggregate(kind, table.toString(), sum());
    }

    private Formula round() {
        Formula value = sum();
        expect(',');
        if (!(factor() instanceof Formula.Constant digits)
                || digits.value().stripTrailingZeros().scale() > 0
                || digits.value().signum() < 0
                || digits.value().intValue() > MOST_DECIMALS) {
            throw error("the second argument of round is a number from 0 to " + MOST_DECIMALS);
        }
        return new Formula.Round(value, digits.value().intValue());
    }

    private Formula draw() {
        BigDecimal min = constant();
        expect(',');
        BigDecimal max = constant();
        expect(',');
        BigDecimal step = constant();
        if (min.compareTo(max) > 0 || step.signum() <= 0) {
            throw error("draw takes the least number, the greatest, and a step above 0");
        }
        return new Formula.Draw(min, max, step);
    }

    private Formula years() {
        Formula from = sum();
        if (peek() != ',') {
            return new Formula.Years(from, null);
        }
        at++;
        return new Formula.Years(from, sum());
    }

    private BigDecimal constant() {
        if (!(factor() instanceof Formula.Constant constant)) {
            throw error("a plain number is expected");
        }
        return constant.value();
    }

    private String name() {
        char first = peek();
        if (first == '"') {
            int end = text.indexOf('"', at + 1);
            if (end < 0) {
                throw error("a quote is not closed");
            }
            String name = text.substring(at + 1, end);
            at = end + 1;
            return name;
        }
        int begin = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_$#".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (begin == at) {
            throw error(first == 0 ? "it ends too early" : "'" + first + "' is not expected");
        }
        return text.substring(begin, at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw error("'" + wanted + "' is missing");
        }
        at++;
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private UsageException error(String what) {
        return new UsageException("the formula '" + text + "' can't be read: at character " + (at + 1) + ", " + what);
    }
}

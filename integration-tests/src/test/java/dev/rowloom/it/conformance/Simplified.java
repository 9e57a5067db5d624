package dev.rowloom.it.conformance;

import dev.rowloom.it.conformance.SqlTokens.Kind;
import dev.rowloom.it.conformance.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes out of a condition what a catalogue adds to it: casts, parentheses around one operand, character sets of strings. */
final class Simplified {

    private static final Set<String> NUMERIC =
            Set.of("integer", "bigint", "smallint", "numeric", "int", "decimal", "real", "double", "oid");
    private static final Set<String> TYPE_WORDS =
            Set.of("varying", "precision", "without", "with", "time", "zone", "unsigned");
    private static final Set<String> BEFORE_OPERANDS =
            Set.of("not", "and", "or", "between", "is", "when", "then", "else");

    private final List<Token> tokens;
    private final List<Token> simple = new ArrayList<>();
    private int position;

    private Simplified(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<Token> of(String condition) {
        Simplified simplified = new Simplified(SqlTokens.of(condition));
        while (simplified.position < simplified.tokens.size()) {
            simplified.step();
        }
        List<Token> result = simplified.simple;
        while (unwrapOne(result)) {
            simplifyNumbers(result);
        }
        return result;
    }

    private void step() {
        Token token = tokens.get(position);
        boolean introducer = token.kind() == Kind.WORD
                && token.text().startsWith("_")
                && position + 1 < tokens.size()
                && tokens.get(position + 1).kind() == Kind.STRING;
        if (token.is("::")) {
            position++;
            cast();
        } else if (introducer) {
            position++;
        } else {
            simple.add(token);
            simplifyNumbers(simple);
            position++;
        }
    }

    private void cast() {
        String type = skipType();
        int last = simple.size() - 1;
        if (last >= 0 && simple.get(last).kind() == Kind.STRING && NUMERIC.contains(type)) {
            Token string = simple.get(last);
            if (string.text().matches("-?\\d+(\\.\\d+)?")) {
                simple.set(last, new Token(Kind.NUMBER, string.text(), string.start(), string.end()));
            }
        }
    }

    private String skipType() {
        String type = position < tokens.size() ? tokens.get(position).text().toLowerCase(Locale.ROOT) : "";
        position++;
        while (at(".")) {
            position += 2;
        }
        skipWords();
        if (at("(")) {
            position = Junctions.closing(tokens, position) + 1;
        }
        skipWords();
        while (at("[")) {
            position += 2;
        }
        return type;
    }

    private void skipWords() {
        while (position < tokens.size()
                && tokens.get(position).kind() == Kind.WORD
                && TYPE_WORDS.contains(tokens.get(position).text().toLowerCase(Locale.ROOT))) {
            position++;
        }
    }

    private boolean at(String sign) {
        return position < tokens.size() && tokens.get(position).is(sign);
    }

    /** A minus behind an operator, a comma or an opening parenthesis is a sign. */
    private static void simplifyNumbers(List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token number = tokens.get(i + 1);
            boolean sign = tokens.get(i).is("-")
                    && number.kind() == Kind.NUMBER
                    && (i == 0
                            || tokens.get(i - 1).kind() == Kind.SIGN
                                    && !tokens.get(i - 1).is(")"));
            if (sign) {
                tokens.set(
                        i,
                        new Token(
                                Kind.NUMBER, "-" + number.text(), tokens.get(i).start(), number.end()));
                tokens.remove(i + 1);
            }
        }
    }

    /** Parentheses around one operand, or around others, unless they hold the arguments of a function or a list. */
    private static boolean unwrapOne(List<Token> tokens) {
        for (int open = 0; open < tokens.size(); open++) {
            int close = Junctions.closing(tokens, open);
            if (close < 0) {
                continue;
            }
            Token before = open == 0 ? tokens.get(open) : tokens.get(open - 1);
            boolean operand =
                    !before.isName() || BEFORE_OPERANDS.contains(before.text().toLowerCase(Locale.ROOT));
            boolean twice = Junctions.closing(tokens, open + 1) == close - 1;
            if (twice || (operand && close == open + 2)) {
                tokens.remove(close);
                tokens.remove(open);
                return true;
            }
        }
        return false;
    }
}

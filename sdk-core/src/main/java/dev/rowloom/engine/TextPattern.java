package dev.rowloom.engine;

import dev.rowloom.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A pattern of text such as {@code [A-Z]{3}-[0-9]{5}}: a subset of regular expressions that can be counted, so that each
 * text has a number.
 *
 * <p>Known are literals, {@code \} before a special character, classes with ranges, {@code .}, {@code \d}, {@code \w},
 * {@code \s}, <code>{n}</code>, <code>{m,n}</code>, {@code ?}, and groups with alternatives. {@code *} and {@code +} stand
 * for up to {@value #OPEN_REPEATS} repeats.
 */
final class TextPattern {

    private static final int OPEN_REPEATS = 8;
    private static final int MAX_REPEATS = 1000;
    private static final int MAX_DEPTH = 20;
    private static final int LONGEST = 1_000_000;
    private static final String WORD = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final PatternNode root;

    private TextPattern(PatternNode root) {
        this.root = root;
    }

    /**
     * Reads a pattern.
     *
     * @param fold characters that count as equal have equal folds; of those a class keeps one
     * @throws UsageException if the pattern is malformed or uses a form that is not known
     */
    static TextPattern parse(String pattern, UnaryOperator<String> fold) {
        Parser parser = new Parser(pattern, fold);
        try {
            PatternNode root = parser.alternatives(0);
            if (parser.at < pattern.length()) {
                throw parser.failure("unexpected '" + pattern.charAt(parser.at) + "'");
            }
            if (root.longest <= LONGEST) {
                return new TextPattern(root);
            }
        } catch (ArithmeticException e) {
            throw new UsageException(parser.tooLong(), e);
        }
        throw new UsageException(parser.tooLong());
    }

    /** Returns the number of texts, at most {@link Permutation#MAX_SIZE}; a text that comes by two ways counts twice. */
    long space() {
        return root.space;
    }

    /** Returns the least length of a text in characters. */
    int shortest() {
        return root.shortest;
    }

    /** Returns whether it is certain that different numbers give texts that are different under the folding. */
    boolean isUnambiguous() {
        // where spaces at the end do not count, a shorter text may equal a longer one
        boolean spaced = root.alphabet().get(' ');
        return (root.isFixedLength() || !spaced) && root.isUnambiguous();
    }

    /** Returns the greatest length of a text in characters. */
    int longest() {
        return root.longest;
    }

    /** Returns a number of bytes in UTF-8 that no text exceeds. */
    int mostBytes() {
        return root.longest * root.widest();
    }

    /** Returns how many characters at the beginning are the same in all texts. */
    int constantPrefix() {
        return root.constantPrefix();
    }

    /** Appends the text of a number below {@link #space()}. */
    void write(long number, BytesVector out) {
        root.write(number, out);
    }

    /** Appends a text by random bits. */
    void writeRandom(long bits, BytesVector out) {
        root.random(bits, out);
    }

    private static final class Parser {

        private final String text;
        private final UnaryOperator<String> fold;
        private int at;

        Parser(String text, UnaryOperator<String> fold) {
            this.text = text;
            this.fold = fold;
        }

        PatternNode alternatives(int depth) {
            if (depth > MAX_DEPTH) {
                throw failure("groups nested deeper than " + MAX_DEPTH);
            }
            List<PatternNode> alternatives = new ArrayList<>();
            List<PatternNode> sequence = new ArrayList<>();
            while (at < text.length() && text.charAt(at) != ')') {
                if (text.charAt(at) == '|') {
                    at++;
                    alternatives.add(new PatternNode.Sequence(List.copyOf(sequence)));
                    sequence.clear();
                } else {
                    sequence.add(repeated(atom(depth)));
                }
            }
            alternatives.add(new PatternNode.Sequence(List.copyOf(sequence)));
            return alternatives.size() == 1 ? alternatives.get(0) : new PatternNode.Choice(alternatives);
        }

        private PatternNode atom(int depth) {
            char c = text.charAt(at);
            switch (c) {
                case '(' -> {
                    at += text.startsWith("(?:", at) ? 3 : 1;
                    PatternNode inner = alternatives(depth + 1);
                    expect(')');
                    return inner;
                }
                case '[' -> {
                    at++;
                    return characterClass();
                }
                case '.' -> {
                    at++;
                    return chars(WORD);
                }
                case '^', '$' -> {
                    at++;
                    return new PatternNode.Sequence(List.of());
                }
                case '\\' -> {
                    at++;
                    return chars(escaped());
                }
                case '*', '+', '?', '{' -> throw failure("nothing to repeat before '" + c + "'");
                default -> {
                    int point = text.codePointAt(at);
                    at += Character.charCount(point);
                    return chars(Character.toString(point));
                }
            }
        }

        private PatternNode repeated(PatternNode node) {
            if (at >= text.length()) {
                return node;
            }
            return switch (text.charAt(at)) {
                case '?' -> repeat(node, 0, 1, 1);
                case '*' -> repeat(node, 0, OPEN_REPEATS, 1);
                case '+' -> repeat(node, 1, OPEN_REPEATS, 1);
                case '{' -> {
                    int close = text.indexOf('}', at);
                    String[] bounds = close < 0
                            ? new String[0]
                            : text.substring(at + 1, close).split(",", -1);
                    if (bounds.length == 0 || bounds.length > 2) {
                        throw failure("a repeat count is {n} or {m,n}");
                    }
                    int low = bound(bounds[0]);
                    int high = bounds.length == 1 ? low : bounds[1].isEmpty() ? low + OPEN_REPEATS : bound(bounds[1]);
                    yield repeat(node, low, high, close + 1 - at);
                }
                default -> node;
            };
        }

        private PatternNode repeat(PatternNode node, int low, int high, int width) {
            at += width;
            if (low < 0 || low > high || high > MAX_REPEATS) {
                throw failure("repeats " + low + " to " + high + " are not within 0 to " + MAX_REPEATS);
            }
            List<PatternNode> counts = new ArrayList<>();
            for (int count = low; count <= high; count++) {
                counts.add(new PatternNode.Sequence(java.util.Collections.nCopies(count, node)));
            }
            return counts.size() == 1 ? counts.get(0) : new PatternNode.Choice(counts);
        }

        private int bound(String digits) {
            try {
                return Integer.parseInt(digits.trim());
            } catch (NumberFormatException e) {
                throw failure("'" + digits + "' is no repeat count");
            }
        }

        private PatternNode characterClass() {
            StringBuilder members = new StringBuilder();
            boolean first = true;
            while (at < text.length() && (first || text.charAt(at) != ']')) {
                first = false;
                if (text.charAt(at) == '^' && members.isEmpty()) {
                    throw failure("classes of excluded characters are not known");
                }
                String low = member();
                if (at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
                    at++;
                    String high = member();
                    for (int c = low.codePointAt(0); c <= high.codePointAt(0); c++) {
                        members.appendCodePoint(c);
                    }
                } else {
                    members.append(low);
                }
            }
            expect(']');
            return chars(members.toString());
        }

        private String member() {
            if (text.charAt(at) == '\\') {
                at++;
                return escaped();
            }
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            return Character.toString(point);
        }

        private String escaped() {
            if (at >= text.length()) {
                throw failure("nothing after '\\'");
            }
            char c = text.charAt(at++);
            return switch (c) {
                case 'd' -> "0123456789";
                case 'w' -> WORD;
                case 's' -> " ";
                case 'n' -> "\n";
                case 't' -> "\t";
                default -> {
                    if (Character.isLetterOrDigit(c)) {
                        throw failure("'\\" + c + "' is not known");
                    }
                    yield String.valueOf(c);
                }
            };
        }

        /** One character of those that count as equal is enough, and all that uniqueness admits. */
        private PatternNode chars(String members) {
            Map<String, byte[]> distinct = new LinkedHashMap<>();
            BitSet folded = new BitSet();
            boolean plain = true;
            for (int point : members.codePoints().toArray()) {
                String member = Character.toString(point);
                String fold = point == ' ' ? member : this.fold.apply(member);
                distinct.putIfAbsent(fold, member.getBytes(StandardCharsets.UTF_8));
                plain &= fold.codePointCount(0, fold.length()) == 1;
                fold.codePoints().forEach(folded::set);
            }
            if (distinct.isEmpty()) {
                throw failure("an empty class");
            }
            return new PatternNode.Chars(distinct.values().toArray(byte[][]::new), folded, plain);
        }

        private String tooLong() {
            return "pattern '" + text + "' can't be used: it makes texts of more than " + LONGEST + " characters";
        }

        private void expect(char wanted) {
            if (at >= text.length() || text.charAt(at) != wanted) {
                throw failure("'" + wanted + "' is missing");
            }
            at++;
        }

        UsageException failure(String what) {
            return new UsageException("pattern '" + text + "' can't be used: " + what + " at character " + (at + 1));
        }
    }
}

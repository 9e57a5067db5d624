package dev.rowloom.engine;

import dev.rowloom.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    private static final String WORD = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final Node root;

    private TextPattern(Node root) {
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
        Node root = parser.alternatives(0);
        if (parser.at < pattern.length()) {
            throw parser.failure("unexpected '" + pattern.charAt(parser.at) + "'");
        }
        return new TextPattern(root);
    }

    /** Returns the number of texts, at most {@link Permutation#MAX_SIZE}; a text that comes by two ways counts twice. */
    long space() {
        return root.space;
    }

    /** Returns the greatest length of a text in characters. */
    int longest() {
        return root.longest;
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

    private static long product(long a, long b) {
        return b == 0 ? 0 : a > Permutation.MAX_SIZE / b ? Permutation.MAX_SIZE : a * b;
    }

    private abstract static sealed class Node {
        final long space;
        final int longest;

        Node(long space, int longest) {
            this.space = space;
            this.longest = longest;
        }

        /** Appends the text of a number; numbers beyond the space begin again. */
        abstract void write(long number, BytesVector out);

        int constantPrefix() {
            return space == 1 ? longest : 0;
        }

        /** Appends a random text and returns the bits to go on with. */
        abstract long random(long bits, BytesVector out);
    }

    private static final class Chars extends Node {

        private final byte[][] choices;

        Chars(byte[][] choices) {
            super(choices.length, 1);
            this.choices = choices;
        }

        @Override
        void write(long number, BytesVector out) {
            out.append(choices[(int) (number % choices.length)]);
        }

        @Override
        long random(long bits, BytesVector out) {
            if (choices.length == 1) {
                out.append(choices[0]);
                return bits;
            }
            out.append(choices[(int) Mix.below(bits, choices.length)]);
            return Mix.next(bits);
        }
    }

    private static final class Sequence extends Node {

        private final Node[] nodes;
        /** The product of the spaces behind each node: the first takes the most significant digit. */
        private final long[] weights;

        Sequence(List<Node> nodes) {
            super(
                    nodes.stream().mapToLong(node -> node.space).reduce(1, TextPattern::product),
                    nodes.stream().mapToInt(node -> node.longest).reduce(0, Math::addExact));
            this.nodes = nodes.toArray(Node[]::new);
            this.weights = new long[this.nodes.length];
            long weight = 1;
            for (int i = weights.length - 1; i >= 0; i--) {
                weights[i] = weight;
                weight = product(weight, this.nodes[i].space);
            }
        }

        @Override
        int constantPrefix() {
            int prefix = 0;
            for (Node node : nodes) {
                prefix += node.constantPrefix();
                if (node.space > 1) {
                    break;
                }
            }
            return prefix;
        }

        @Override
        void write(long number, BytesVector out) {
            long rest = number;
            for (int i = 0; i < nodes.length; i++) {
                nodes[i].write(rest / weights[i], out);
                rest %= weights[i];
            }
        }

        @Override
        long random(long bits, BytesVector out) {
            long state = bits;
            for (Node node : nodes) {
                state = node.random(state, out);
            }
            return state;
        }
    }

    private static final class Choice extends Node {

        private final Node[] nodes;

        Choice(List<Node> nodes) {
            super(
                    nodes.stream()
                            .mapToLong(node -> node.space)
                            .reduce(0, (a, b) -> Math.min(Permutation.MAX_SIZE, a + b)),
                    nodes.stream().mapToInt(node -> node.longest).max().orElse(0));
            this.nodes = nodes.toArray(Node[]::new);
        }

        @Override
        void write(long number, BytesVector out) {
            long rest = number % space;
            for (Node node : nodes) {
                if (rest < node.space) {
                    node.write(rest, out);
                    return;
                }
                rest -= node.space;
            }
        }

        @Override
        long random(long bits, BytesVector out) {
            return nodes[(int) Mix.below(bits, nodes.length)].random(Mix.next(bits), out);
        }
    }

    private static final class Parser {

        private final String text;
        private final UnaryOperator<String> fold;
        private int at;

        Parser(String text, UnaryOperator<String> fold) {
            this.text = text;
            this.fold = fold;
        }

        Node alternatives(int depth) {
            if (depth > MAX_DEPTH) {
                throw failure("groups nested deeper than " + MAX_DEPTH);
            }
            List<Node> alternatives = new ArrayList<>();
            List<Node> sequence = new ArrayList<>();
            while (at < text.length() && text.charAt(at) != ')') {
                if (text.charAt(at) == '|') {
                    at++;
                    alternatives.add(new Sequence(List.copyOf(sequence)));
                    sequence.clear();
                } else {
                    sequence.add(repeated(atom(depth)));
                }
            }
            alternatives.add(new Sequence(List.copyOf(sequence)));
            return alternatives.size() == 1 ? alternatives.get(0) : new Choice(alternatives);
        }

        private Node atom(int depth) {
            char c = text.charAt(at);
            switch (c) {
                case '(' -> {
                    at += text.startsWith("(?:", at) ? 3 : 1;
                    Node inner = alternatives(depth + 1);
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
                    return new Sequence(List.of());
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

        private Node repeated(Node node) {
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

        private Node repeat(Node node, int low, int high, int width) {
            at += width;
            if (low > high || high > MAX_REPEATS) {
                throw failure("repeats " + low + " to " + high + " are not within 0 to " + MAX_REPEATS);
            }
            List<Node> counts = new ArrayList<>();
            for (int count = low; count <= high; count++) {
                counts.add(new Sequence(java.util.Collections.nCopies(count, node)));
            }
            return counts.size() == 1 ? counts.get(0) : new Choice(counts);
        }

        private int bound(String digits) {
            try {
                return Integer.parseInt(digits.trim());
            } catch (NumberFormatException e) {
                throw failure("'" + digits + "' is no repeat count");
            }
        }

        private Node characterClass() {
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
        private Node chars(String members) {
            Map<String, byte[]> distinct = new LinkedHashMap<>();
            members.codePoints()
                    .mapToObj(Character::toString)
                    .forEach(member ->
                            distinct.putIfAbsent(fold.apply(member), member.getBytes(StandardCharsets.UTF_8)));
            if (distinct.isEmpty()) {
                throw failure("an empty class");
            }
            return new Chars(distinct.values().toArray(byte[][]::new));
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

package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.In;
import dev.rowloom.schema.Expression.Literal;
import dev.rowloom.schema.Expression.Match;
import dev.rowloom.schema.internal.pattern.CharacterSet;
import dev.rowloom.schema.internal.pattern.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Patterns of texts that conditions which are no plain match may let pass: of the characters that a negated match leaves, with
 * the literals of the condition in them, or of a form that is common. Whether one passes is seen when its texts are tested.
 */
final class TextGuesses {

    private static final int[] LENGTHS = {8, 5, 12, 3, 20, 2, 1};
    private static final int LONGEST_LITERAL = 40;
    private static final int MOST_LITERALS = 4;
    private static final int WIDEST = 20;
    private static final int BYTES = 16;
    private static final int ASCII = 128;
    private static final String DAY = "20[0-2][0-9]-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])";
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";

    /** From those with room for keys to those of few texts. */
    private static final List<String> COMMON = List.of(
            "[a-z]{8}",
            "[A-Z]{8}",
            "[A-Z][a-z]{7}",
            "[1-9][0-9]{11}",
            "[1-9][0-9]{7}",
            "[0-9a-f]{8}",
            "[a-z]{3}",
            "[A-Z]{3}",
            "[A-Z][a-z]{2}",
            "[1-9][0-9]{2}",
            "[a-z]",
            "[A-Z]",
            "[0-9]",
            DAY,
            DAY + "T" + TIME + "Z",
            DAY + "T" + TIME + "\\.[0-9]{3}Z",
            DAY + " " + TIME,
            TIME,
            "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
            "[a-z]{6}@[a-z]{6}\\.com",
            "https://[a-z]{6}\\.com/[a-z]{4}",
            "10\\.[1-9][0-9]\\.[1-9][0-9]\\.[1-9]");

    private final int minLength;
    private final int maxLength;

    private TextGuesses(int minLength, int maxLength) {
        this.minLength = minLength;
        this.maxLength = maxLength;
    }

    /** Returns patterns for a column, the likelier ones first. */
    static List<String> of(ColumnContext column, List<Expression> tests) {
        TextGuesses guesses = new TextGuesses(
                column.domain().minLength(),
                Math.min(column.domain().maxLength(), column.limit().ascii()));
        Set<String> found = new LinkedHashSet<>();
        tests.forEach(test -> guesses.addLeftOver(test, found));
        List<String> literals = literals(tests);
        DataType type = column.column().type();
        if (type instanceof DataType.JsonType) {
            JsonGuesses.addDocuments(tests, literals, found);
        } else if (type instanceof DataType.ArrayType array) {
            addArrays(array.element(), literals, found);
        } else if (type instanceof DataType.RangeType range) {
            addRanges(range.element(), found);
        } else if (type instanceof DataType.BinaryType) {
            guesses.addBytes(tests, literals, found);
        } else if (type instanceof DataType.TextType) {
            guesses.addTexts(literals, tests, found);
        } else if (type instanceof DataType.OpaqueType opaque && opaque.name().equals("hstore")) {
            JsonGuesses.addPairs(literals, found);
        }
        return List.copyOf(found);
    }

    private void addTexts(List<String> literals, List<Expression> tests, Set<String> found) {
        addAround(literals, found);
        found.addAll(COMMON);
        addOfLength(found);
        addAlone(literals, found);
        if (tests.stream().anyMatch(TextTests::readsJson)) {
            JsonGuesses.addDocuments(tests, literals, found);
        }
    }

    /** Bytes that conditions name, ahead of letters; documents in UTF-8. */
    private void addBytes(List<Expression> tests, List<String> literals, Set<String> found) {
        if (tests.stream().anyMatch(TextTests::readsJson)) {
            JsonGuesses.addDocuments(tests, literals, found);
        }
        Set<String> named = new LinkedHashSet<>();
        tests.forEach(test -> addNamedBytes(test, named));
        int length = Math.max(minLength, Math.min(maxLength, BYTES));
        for (String bytes : named) {
            int rest = Math.max(0, length - bytes.codePointCount(0, bytes.length()));
            found.add(quoted(bytes) + "[a-z]{" + rest + "}");
            found.add("[a-z]{" + rest + "}" + quoted(bytes));
        }
    }

    // those of ASCII, which are the same as a text
    private static void addNamedBytes(Expression test, Set<String> named) {
        if (test instanceof Literal literal && literal.value() instanceof Long number) {
            if (number >= 0 && number < ASCII) {
                named.add(Character.toString((char) (long) number));
            }
        } else if (test instanceof Literal literal
                && literal.value() instanceof String text
                && text.matches("\\\\x([0-7][0-9a-fA-F])+")) {
            named.add(new String(HexFormat.of().parseHex(text.substring(2)), StandardCharsets.US_ASCII));
        }
        test.children().forEach(child -> addNamedBytes(child, named));
    }

    // ---- what a negated match leaves

    /** {@code NOT LIKE '%[^0-9]%'} and {@code !~ '[^0-9]'} leave texts of digits. */
    private void addLeftOver(Expression test, Set<String> found) {
        if (test instanceof Expression.Not not && not.operand() instanceof Match match) {
            for (Pattern pattern : MatchingTexts.patterns(match)) {
                CharacterSet banned = onlySet(pattern);
                String left = banned == null ? "" : MatchingTexts.written(banned.complement());
                if (!left.isEmpty()) {
                    lengths().forEach(length -> found.add(left + "{" + length + "}"));
                }
            }
        } else if (test instanceof Expression.And || test instanceof Expression.Or) {
            test.children().forEach(child -> addLeftOver(child, found));
        }
    }

    private List<Integer> lengths() {
        Set<Integer> lengths = new LinkedHashSet<>();
        if (minLength > 0 && maxLength - minLength < WIDEST) {
            for (int length = maxLength; length >= minLength; length--) {
                lengths.add(length);
            }
        }
        for (int length : LENGTHS) {
            if (length >= minLength && length <= maxLength) {
                lengths.add(length);
            }
        }
        return List.copyOf(lengths);
    }

    /** Returns the one set that a pattern has besides those of any character, or null where it has none or several. */
    private static @Nullable CharacterSet onlySet(Pattern pattern) {
        List<CharacterSet> sets = new ArrayList<>();
        boolean plain = collect(pattern, sets);
        return plain && sets.size() == 1 ? sets.get(0) : null;
    }

    private static boolean collect(Pattern pattern, List<CharacterSet> sets) {
        if (pattern instanceof Pattern.Characters characters) {
            if (!MatchingTexts.isAny(characters.set())) {
                sets.add(characters.set());
            }
            return true;
        } else if (pattern instanceof Pattern.Sequence sequence) {
            return sequence.parts().stream().allMatch(part -> collect(part, sets));
        } else if (pattern instanceof Pattern.Repeat repeat) {
            return collect(repeat.part(), sets);
        }
        return !(pattern instanceof Pattern.Choice);
    }

    // ---- with the condition's literals

    /** Returns the texts that the conditions name, those of one list as alternatives. */
    private static List<String> literals(List<Expression> tests) {
        Set<String> literals = new LinkedHashSet<>();
        tests.forEach(test -> addLiterals(test, literals));
        return literals.stream().limit(MOST_LITERALS).toList();
    }

    private static void addLiterals(Expression test, Set<String> literals) {
        if (test instanceof Literal literal && isText(literal)) {
            literals.add(quoted((String) java.util.Objects.requireNonNull(literal.value())));
        } else if (test instanceof In in
                && in.values().stream().allMatch(value -> value instanceof Literal l && isText(l))) {
            addLiterals(in.operand(), literals);
            List<String> values = in.values().stream()
                    .map(value -> quoted((String) java.util.Objects.requireNonNull(((Literal) value).value())))
                    .toList();
            boolean single = values.stream().allMatch(value -> value.matches("[A-Za-z0-9]"));
            literals.add(single ? "[" + String.join("", values) + "]" : "(" + String.join("|", values) + ")");
        } else if (!(test instanceof Match)) {
            test.children().forEach(child -> addLiterals(child, literals));
        }
    }

    private static boolean isText(Literal literal) {
        return literal.value() instanceof String text && !text.isEmpty() && text.length() <= LONGEST_LITERAL;
    }

    private static String quoted(String text) {
        return text.chars()
                .mapToObj(c -> (Character.isLetterOrDigit(c) ? "" : "\\") + (char) c)
                .collect(Collectors.joining());
    }

    private static void addAround(List<String> literals, Set<String> found) {
        for (String rest : List.of("[a-z]{6}", "[a-z]{3}", "[A-Z]{4}", "[0-9]{4}", "[a-z]")) {
            for (String literal : literals) {
                found.add(literal + rest);
                found.add(rest + literal);
                found.add(rest + literal + rest);
            }
        }
        for (String first : literals) {
            for (String second : literals) {
                if (!first.equals(second)) {
                    found.add(first + second + "[a-z]{6}");
                    found.add("[a-z]{6}" + first + second);
                    found.add("[a-z]{4}" + first + "[a-z]{4}" + second);
                    found.add(first + "[a-z]{4}" + second + "[a-z]{4}");
                }
            }
        }
    }

    /** The literals by themselves, which leave little to vary. */
    private static void addAlone(List<String> literals, Set<String> found) {
        if (literals.size() > 1) {
            found.add(literals.stream().collect(Collectors.joining("|", "(", ")")));
        }
        literals.stream()
                .filter(literal -> literal.contains("\\,"))
                .forEach(list -> found.add("(" + list.replace("\\,", "|") + ")"));
        found.addAll(literals);
    }

    /** Texts of a length that conditions fix. */
    private void addOfLength(Set<String> found) {
        if (minLength > 0 && maxLength - minLength < WIDEST) {
            for (String set : List.of("[a-z]", "[A-Z]", "[0-9]")) {
                found.add(set + "{" + maxLength + "}");
                found.add(set + "{" + minLength + "}");
            }
        }
    }

    // ---- documents and arrays

    private static void addArrays(DataType element, List<String> literals, Set<String> found) {
        String one = element(element);
        if (!literals.isEmpty()) {
            String named = literals.stream().collect(Collectors.joining("|", "(", ")"));
            found.add("\\{" + named + "," + one + "\\}");
            found.add("\\{" + String.join(",", literals) + "," + one + "\\}");
            found.add("\\{" + named + "(," + named + ")?\\}");
        }
        for (int more : new int[] {0, 1, 2, 3, 4, 5}) {
            found.add("\\{" + one + "(," + one + "){" + more + "}\\}");
        }
        found.add("\\{\\}");
    }

    private static void addRanges(DataType element, Set<String> found) {
        if (element instanceof DataType.DateType) {
            found.add("\\[200[0-9]-0[1-9]-[01][1-9],20[12][0-9]-0[1-9]-[01][1-9]\\)");
        } else if (element instanceof DataType.TimestampType) {
            found.add("\\[\"200[0-9]-0[1-9]-[01][1-9] " + TIME + "\",\"20[12][0-9]-0[1-9]-[01][1-9] " + TIME + "\"\\)");
        } else {
            found.add("\\[[1-9][0-9]{2},[1-9][0-9]{3}\\)");
            found.add("\\[[1-4][0-9],[5-9][0-9]\\)");
            found.add("\\[[1-4],[6-9]\\)");
            found.add("\\[-[1-9]{2},[1-9]{2}\\)");
        }
    }

    private static String element(DataType element) {
        if (element instanceof DataType.EnumType labels) {
            return labels.labels().stream()
                    .map(label -> "\"" + quoted(label.replace("\\", "\\\\").replace("\"", "\\\"")) + "\"")
                    .collect(Collectors.joining("|", "(", ")"));
        } else if (element instanceof DataType.TextType) {
            return "[a-z]{5}";
        } else if (element instanceof DataType.UuidType) {
            return "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
        } else if (element instanceof DataType.DateType) {
            return DAY;
        } else if (element instanceof DataType.TimestampType) {
            return "\"" + DAY + " " + TIME + "\"";
        }
        return element instanceof DataType.BooleanType ? "[tf]" : "[1-9][0-9]?";
    }
}

package dev.rowloom.engine;

import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Literal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Patterns of documents, and of lists of pairs, that have the names which conditions ask for. */
final class JsonGuesses {

    private static final List<String> COMMON = List.of(
            "\\{\"kind\": \"[a-z]{5}\", \"count\": [1-9][0-9]\\}",
            "\\[\"[a-z]{5}\", \"[a-z]{4}\"\\]", "\\[[1-9][0-9], [1-9][0-9]\\]", "\"[a-z]{6}\"", "[1-9][0-9]{3}");

    private static final List<String> VALUES = List.of(
            "\"[a-z]{5}\"",
            "[1-9][0-9]{0,2}",
            "(true|false)",
            "true",
            "\\[\"[a-z]{5}\", \"[a-z]{4}\"\\]",
            "\\{\"kind\": \"[a-z]{5}\"\\}",
            "\"[1-9][0-9]\"",
            "\"[A-Z]{3}\"",
            "\"20[0-2][0-9]-0[1-9]-1[0-9]\"");

    private static final Pattern STEP = Pattern.compile("\\.\"?([A-Za-z_]\\w*)\"?|(\\[)[^]]*]");

    /** An object with members, quoted as a pattern. */
    private static final Pattern OBJECT = Pattern.compile("(\\\\\\{(?:\\\\ )*\\\\\".*)\\\\\\}");

    /** Of more names the kinds of their values are not combined. */
    private static final int MOST_NAMES = 3;

    private JsonGuesses() {}

    /**
     * Adds patterns of documents.
     *
     * @param literals the texts that the conditions name, as patterns
     */
    static void addDocuments(List<Expression> tests, List<String> literals, Set<String> found) {
        literals.forEach(literal -> addDocument(literal, found));
        found.addAll(COMMON);
        for (String name : literals) {
            found.add("\\{\"" + name + "\": \"[a-z]{5}\"\\}");
            found.add("\\{\"" + name + "\": [1-9][0-9]{0,2}\\}");
            found.add("\\{\"" + name + "\": \\[\"[a-z]{5}\"\\]\\}");
            found.add("\\{\"" + name + "\": \\{\"kind\": \"[a-z]{5}\"\\}\\}");
            for (String value : literals) {
                found.add("\\{\"" + name + "\": \"" + value + "\", \"count\": [1-9][0-9]\\}");
                found.add("\\{\"" + name + "\": \"[a-z]{5}\", \"" + value + "\": [1-9][0-9]\\}");
            }
        }
        addCombined(literals, found);
        tests.forEach(test -> addPaths(test, literals, found));
        found.add("\\{\\}");
        found.add("\\[\\]");
    }

    /** Adds a document that a condition names, as it may ask for one that contains it: with more beside, and alone. */
    private static void addDocument(String literal, Set<String> found) {
        Matcher object = OBJECT.matcher(literal);
        if (object.matches()) {
            found.add(object.group(1) + ", \"count\": [1-9][0-9]\\}");
            found.add(literal);
        }
    }

    private static void addCombined(List<String> names, Set<String> found) {
        if (names.size() > MOST_NAMES) {
            VALUES.forEach(value ->
                    found.add(object(names, names.stream().map(name -> value).toList())));
            return;
        }
        List<List<String>> combined = List.of(List.of());
        for (int i = 0; i < names.size(); i++) {
            combined = combined.stream()
                    .flatMap(some -> VALUES.stream().map(value -> {
                        List<String> more = new ArrayList<>(some);
                        more.add(value);
                        return more;
                    }))
                    .toList();
        }
        combined.stream().filter(values -> !values.isEmpty()).forEach(values -> found.add(object(names, values)));
    }

    private static String object(List<String> names, List<String> values) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            fields.add("\"" + names.get(i) + "\": " + values.get(i));
        }
        return "\\{" + String.join(", ", fields) + "\\}";
    }

    /** Documents in which there is something at {@code $.a.b[*]}. */
    private static void addPaths(Expression test, List<String> literals, Set<String> found) {
        if (test instanceof Literal literal
                && literal.value() instanceof String path
                && path.strip().startsWith("$.")) {
            Set<String> values = new LinkedHashSet<>(VALUES);
            literals.forEach(value -> values.add("\"" + value + "\""));
            literals.stream().filter(value -> value.matches("\\d+|true|false")).forEach(values::add);
            values.forEach(value -> found.add(
                    at(path, value).replaceFirst("\\{", Matcher.quoteReplacement("{\"label\": \"[a-z]{5}\", "))));
            values.forEach(value -> found.add(at(path, value)));
        }
        test.children().forEach(child -> addPaths(child, literals, found));
    }

    private static String at(String path, String value) {
        Matcher step = STEP.matcher(path);
        StringBuilder before = new StringBuilder();
        StringBuilder behind = new StringBuilder();
        while (step.find()) {
            boolean element = step.group(2) != null;
            before.append(element ? "\\[" : "\\{\"" + step.group(1) + "\": ");
            behind.insert(0, element ? "\\]" : "\\}");
        }
        return before + value + behind;
    }

    /** Adds patterns of PostgreSQL's hstore. */
    static void addPairs(List<String> literals, Set<String> found) {
        literals.forEach(name -> found.add("\"" + name + "\"=>\"[a-z]{6}\""));
        found.add(
                literals.stream().map(name -> "\"" + name + "\"=>\"[a-z]{6}\"").collect(Collectors.joining(", ")));
        for (String name : literals) {
            literals.forEach(value -> found.add("\"" + name + "\"=>\"" + value + "\""));
        }
    }
}

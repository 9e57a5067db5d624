package dev.rowloom.blueprint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the columns that a formula names. Reads any text in one pass; what is no formula names few or none. */
final class FormulaNames {

    private static final Set<String> AGGREGATES = Set.of("sum", "count", "min", "max", "avg");

    /**
     * A column named in a formula.
     *
     * @param table the table whose rows an aggregate runs over, or null for the formula's own
     * @param path the names, foreign keys' columns before the column
     */
    record Name(@Nullable String table, List<String> path) {}

    private final String text;
    private final Deque<String> scopes = new ArrayDeque<>(List.of(""));
    private final List<Name> names = new ArrayList<>();
    private int at;

    private FormulaNames(String text) {
        this.text = text;
    }

    /** Returns the columns. */
    static List<Name> of(String formula) {
        return new FormulaNames(formula).all();
    }

    private List<Name> all() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' || Character.isLetter(c) || c == '_') {
                named();
            } else if (c == '(') {
                scopes.push(scopes.getFirst());
                at++;
            } else if (c == ')') {
                if (scopes.size() > 1) {
                    scopes.pop();
                }
                at++;
            } else {
                at++;
            }
        }
        return names;
    }

    private void named() {
        List<String> path = path();
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '(' && path.size() == 1) {
            at++;
            boolean aggregate = AGGREGATES.contains(path.get(0).toLowerCase(Locale.ROOT));
            skipBlanks();
            scopes.push(aggregate ? String.join(".", path()) : scopes.getFirst());
        } else if (!path.isEmpty()) {
            String scope = scopes.getFirst();
            names.add(new Name(scope.isEmpty() ? null : scope, path));
        }
    }

    private List<String> path() {
        List<String> path = new ArrayList<>();
        while (at < text.length()) {
            int begin = at;
            String name = name();
            if (at == begin) {
                break;
            }
            path.add(name);
            if (at >= text.length() || text.charAt(at) != '.') {
                break;
            }
            at++;
        }
        return path;
    }

    private String name() {
        int begin = at;
        if (at < text.length() && text.charAt(at) == '"') {
            int end = text.indexOf('"', at + 1);
            at = end < 0 ? text.length() : end + 1;
            return text.substring(begin + 1, end < 0 ? text.length() : end);
        }
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_$#".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return text.substring(begin, at);
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }
}

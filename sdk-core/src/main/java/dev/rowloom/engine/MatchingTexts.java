package dev.rowloom.engine;

import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.ColumnReference;
import dev.rowloom.schema.Expression.Literal;
import dev.rowloom.schema.Expression.Match;
import dev.rowloom.schema.internal.pattern.CharacterSet;
import dev.rowloom.schema.internal.pattern.Pattern;
import dev.rowloom.schema.internal.pattern.PatternException;
import dev.rowloom.schema.internal.pattern.RegexOptions;
import dev.rowloom.schema.internal.pattern.RegexReader;
import dev.rowloom.schema.internal.pattern.SimilarPattern;
import dev.rowloom.schema.internal.pattern.WildcardPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns what SQL matches texts with, LIKE and regular expressions, into patterns whose texts are likely to match: the subset
 * of regular expressions that {@link TextPattern} writes texts of.
 *
 * <p>Which dialect reads a pattern how, and what a pattern asks of the text around a place, is left to the test of the texts.
 */
final class MatchingTexts {

    private static final String PRINTABLE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _-.,:/@+#";

    /** A set of more characters than any alphabet is taken for one that excludes some. */
    private static final int WIDE = 500;

    private final int open;

    private MatchingTexts(int open) {
        this.open = open;
    }

    /**
     * Returns the patterns of a match of a column with a literal; none where a test is none.
     *
     * @param open how many more repeats than the least a count gets, which may have no greatest
     */
    static List<String> of(Expression test, int open) {
        Match match = asMatch(test);
        if (match == null
                || !(withoutCast(match.operand()) instanceof ColumnReference)
                || !(withoutCast(match.pattern()) instanceof Literal literal)
                || !(literal.value() instanceof String pattern)) {
            return List.of();
        }
        return read(match.operator(), pattern).stream()
                .map(new MatchingTexts(open)::written)
                .distinct()
                .toList();
    }

    // REGEXP_LIKE(c, 'a+', 'i') too; what its flags mean is for the test of the texts
    private static @Nullable Match asMatch(Expression test) {
        if (test instanceof Expression.Call call
                && call.function().equals("regexp_like")
                && call.arguments().size() >= 2) {
            return new Match("regexp", call.arguments().get(0), call.arguments().get(1));
        }
        return test instanceof Match match ? match : null;
    }

    /** Returns what a match of a column with a literal asks for, as each dialect reads it; nothing where it is none. */
    static List<Pattern> patterns(Match match) {
        return withoutCast(match.operand()) instanceof ColumnReference
                        && withoutCast(match.pattern()) instanceof Literal literal
                        && literal.value() instanceof String pattern
                ? read(match.operator(), pattern)
                : List.of();
    }

    /** Returns whether a set stands for any character. */
    static boolean isAny(CharacterSet set) {
        return set.size() > WIDE && PRINTABLE.chars().allMatch(set::contains);
    }

    // nor without a collation
    private static Expression withoutCast(Expression expression) {
        if (expression instanceof Expression.Call call && call.function().equals("collate")) {
            return withoutCast(call.arguments().get(0));
        }
        return expression instanceof Expression.Cast cast ? withoutCast(cast.operand()) : expression;
    }

    /** Reads a pattern as the dialects that know its operator do. */
    private interface Reading {
        Pattern read(String pattern) throws PatternException;
    }

    private static List<Pattern> read(String operator, String pattern) {
        List<Reading> readings = switch (operator) {
            case "like", "ilike" -> List.of(WildcardPatterns::like, WildcardPatterns::likeWithSets);
            case "glob" -> List.of(WildcardPatterns::glob);
            case "similar" -> List.of(SimilarPattern::read);
            default ->
                List.of(
                        text -> RegexReader.read(text, RegexOptions.of()),
                        text -> RegexReader.read(text, RegexOptions.of(RegexOptions.Option.PERL)));
        };
        List<Pattern> patterns = new ArrayList<>();
        for (Reading reading : readings) {
            try {
                patterns.add(reading.read(pattern));
            } catch (PatternException e) {
                // another dialect's
            }
        }
        return patterns;
    }

    private String written(Pattern pattern) {
        if (pattern instanceof Pattern.Characters characters) {
            return written(characters.set());
        } else if (pattern instanceof Pattern.Sequence sequence) {
            return sequence.parts().stream().map(this::written).collect(Collectors.joining());
        } else if (pattern instanceof Pattern.Choice choice) {
            return choice.alternatives().stream().map(this::written).collect(Collectors.joining("|", "(", ")"));
        } else if (pattern instanceof Pattern.Repeat repeat) {
            String part = written(repeat.part());
            int most = (int) Math.min(repeat.max(), (long) repeat.min() + open);
            return part.isEmpty() ? "" : "(" + part + "){" + repeat.min() + "," + most + "}";
        }
        return "";
    }

    /** Returns a set as a class of such a pattern, of the printable characters there are in it; empty where it has none. */
    static String written(CharacterSet set) {
        if (set.size() > WIDE && "abcdefghijklmnopqrstuvwxyz".chars().allMatch(set::contains)) {
            return "[a-z]";
        }
        StringBuilder members = new StringBuilder();
        PRINTABLE.chars().filter(set::contains).forEach(c -> append(c, members));
        if (members.isEmpty() && set.size() > 0) {
            append(set.get(0), members);
        }
        return members.isEmpty() ? "" : "[" + members + "]";
    }

    private static void append(int c, StringBuilder members) {
        if (!Character.isLetterOrDigit(c)) {
            members.append('\\');
        }
        members.appendCodePoint(c);
    }
}

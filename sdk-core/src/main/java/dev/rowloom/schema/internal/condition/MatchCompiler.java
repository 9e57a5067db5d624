package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.Expression.ComparisonOperator;
import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.TextEquality;
import dev.rowloom.schema.TextEquality.Sensitivity;
import dev.rowloom.schema.internal.pattern.Pattern;
import dev.rowloom.schema.internal.pattern.PatternException;
import dev.rowloom.schema.internal.pattern.PatternMatcher;
import dev.rowloom.schema.internal.pattern.RegexOptions;
import dev.rowloom.schema.internal.pattern.RegexOptions.Option;
import dev.rowloom.schema.internal.pattern.RegexReader;
import dev.rowloom.schema.internal.pattern.SimilarPattern;
import dev.rowloom.schema.internal.pattern.WildcardPatterns;
import java.util.EnumSet;
import java.util.Set;

/** Compiles tests against patterns. A constant pattern is read once, another for each row. */
final class MatchCompiler {

    private static final TextEquality CASE_ONLY = TextEquality.CASE_INSENSITIVE;

    private final Scope scope;

    MatchCompiler(Scope scope) {
        this.scope = scope;
    }

    /** What is done to texts before they are matched, and how a pattern is read. */
    private interface Reader {
        PatternMatcher read(String pattern) throws PatternException;
    }

    Typed compile(String operator, Typed operand, Typed pattern) {
        TextEquality equality = new Comparisons(scope)
                .equality(operand.type().equality(), pattern.type().equality());
        return switch (operator) {
            case "like" ->
                isPlain(pattern)
                        ? new Comparisons(scope).compare(ComparisonOperator.EQUAL, operand, pattern)
                        : wildcards(likeEquality(equality), operand, pattern);
            case "ilike" -> wildcards(CASE_ONLY, operand, pattern);
            case "similar" ->
                compile(TextEquality.EXACT, text -> PatternMatcher.whole(SimilarPattern.read(text)), operand, pattern);
            case "regexp" -> regex(ignoresCase(equality), operand, pattern);
            case "iregexp" -> regex(true, operand, pattern);
            default -> throw new UnsupportedPartException("the test " + operator);
        };
    }

    // Where padding wins, a pattern without wildcards is taken for a text to be equal to.
    private boolean isPlain(Typed pattern) {
        return scope.has(Feature.PADDING_WINS)
                && pattern.constant()
                && pattern.value() instanceof String text
                && text.indexOf('%') < 0
                && text.indexOf('_') < 0
                && text.indexOf('\\') < 0;
    }

    private TextEquality likeEquality(TextEquality equality) {
        if (scope.has(Feature.LIKE_BY_COLLATION)) {
            return new TextEquality(equality.letterCase(), equality.accents(), Sensitivity.SIGNIFICANT);
        }
        boolean citext = equality.equals(CASE_ONLY) && !scope.has(Feature.DYNAMIC_TYPES);
        return citext || scope.has(Feature.LIKE_IGNORES_CASE) ? CASE_ONLY : TextEquality.EXACT;
    }

    private boolean ignoresCase(TextEquality equality) {
        boolean byCollation = scope.has(Feature.REGEXP_BY_COLLATION) || equality.equals(CASE_ONLY);
        return byCollation && equality.letterCase() == Sensitivity.IGNORED;
    }

    private Typed wildcards(TextEquality equality, Typed operand, Typed pattern) {
        boolean sets = scope.has(Feature.LIKE_CLASSES);
        return compile(
                equality,
                text -> {
                    String folded = equality.fold(text);
                    Pattern read = sets ? WildcardPatterns.likeWithSets(folded) : WildcardPatterns.like(folded);
                    return PatternMatcher.whole(read);
                },
                operand,
                pattern);
    }

    private Typed regex(boolean ignoreCase, Typed operand, Typed pattern) {
        RegexOptions options = options(scope, ignoreCase);
        return compile(
                TextEquality.EXACT, text -> PatternMatcher.anywhere(RegexReader.read(text, options)), operand, pattern);
    }

    /** Returns how the dialect reads regular expressions. */
    static RegexOptions options(Scope scope, boolean ignoreCase) {
        Set<Option> options = EnumSet.noneOf(Option.class);
        if (ignoreCase) {
            options.add(Option.IGNORE_CASE);
        }
        if (!scope.has(Feature.REGEXP_ASCII)) {
            options.add(Option.UNICODE);
        }
        if (scope.has(Feature.REGEXP_PERL)) {
            options.add(Option.PERL);
            options.add(Option.DOT_STOPS_AT_LINE_END);
        }
        return new RegexOptions(options);
    }

    private Typed compile(TextEquality folding, Reader reader, Typed operand, Typed pattern) {
        if (!pattern.constant()) {
            return Arithmetics.binary(ValueType.BOOLEAN, operand, pattern, (text, own) -> {
                try {
                    return reader.read(text(own)).matches(folding.fold(text(text)));
                } catch (PatternException e) {
                    throw new EvaluationException(String.valueOf(e.getMessage()));
                }
            });
        }
        Object constant = pattern.value();
        if (constant == null) {
            return Typed.constant(ValueType.BOOLEAN, null);
        }
        PatternMatcher matcher = matcher(reader, text(constant));
        Code code = operand.code();
        return Folding.fold(
                ValueType.BOOLEAN,
                row -> {
                    Object text = code.run(row);
                    return text == null ? null : (Object) matcher.matches(folding.fold(text(text)));
                },
                operand);
    }

    private static PatternMatcher matcher(Reader reader, String pattern) {
        try {
            return reader.read(pattern);
        } catch (PatternException e) {
            throw new UnsupportedPartException(String.valueOf(e.getMessage()));
        }
    }

    private String text(Object value) {
        if (scope.has(Feature.DYNAMIC_TYPES)) {
            return SqliteValues.text(value);
        }
        return Conversions.text(value);
    }
}

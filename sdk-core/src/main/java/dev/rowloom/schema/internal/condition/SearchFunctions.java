package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.TextEquality;
import dev.rowloom.schema.internal.pattern.Pattern;
import dev.rowloom.schema.internal.pattern.PatternException;
import dev.rowloom.schema.internal.pattern.PatternMatcher;
import dev.rowloom.schema.internal.pattern.RegexOptions;
import dev.rowloom.schema.internal.pattern.RegexOptions.Option;
import dev.rowloom.schema.internal.pattern.RegexReader;
import dev.rowloom.schema.internal.pattern.WildcardPatterns;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions that look for one text, or a pattern, in another. */
final class SearchFunctions {

    private SearchFunctions() {}

    static @Nullable Typed compile(Arguments in) {
        return switch (in.function()) {
            case "strpos", "instr" -> position(in.require(2, 2), 0, 1);
            case "position" -> position(in.require(2, 2), 1, 0);
            case "locate", "charindex" -> position(in.require(2, 3), 1, 0);
            case "starts_with" ->
                Arguments.nary(
                        ValueType.BOOLEAN,
                        List.of(in.require(2, 2).text(0), in.text(1)),
                        v -> ((String) v[0]).startsWith((String) v[1]));
            case "ascii", "unicode" ->
                Arguments.unary(
                        ValueType.INTEGER,
                        in.require(1, 1).text(0),
                        text -> ((String) text).isEmpty() ? 0L : (long) ((String) text).codePointAt(0));
            case "regexp_like" -> regexpLike(in.require(2, 3));
            case "regexp_replace" -> regexpReplace(in.require(2, 4));
            case "regexp_count" -> regexpCount(in.require(2, 2));
            case "regexp_instr" -> regexpInstr(in.require(2, 2));
            case "regexp_substr" -> regexpSubstr(in.require(2, 2));
            case "patindex" -> patindex(in.require(2, 2));
            case "like" -> test(in.require(2, 2), "like", 1, 0);
            default -> null;
        };
    }

    private static Typed test(Arguments in, String operator, int text, int pattern) {
        return new MatchCompiler(in.scope()).compile(operator, in.get(text), in.get(pattern));
    }

    private static Typed position(Arguments in, int text, int part) {
        TextEquality own = new Comparisons(in.scope())
                .equality(in.get(text).type().equality(), in.get(part).type().equality());
        // a space that is looked for is one
        TextEquality equality = new TextEquality(own.letterCase(), own.accents(), TextEquality.Sensitivity.SIGNIFICANT);
        boolean folds = in.has(Feature.LIKE_BY_COLLATION) && !equality.equals(TextEquality.EXACT);
        List<Typed> values = in.size() == 3
                ? List.of(in.text(text), in.text(part), in.number(2))
                : List.of(in.text(text), in.text(part));
        return Arguments.nary(ValueType.INTEGER, values, v -> {
            String whole = (String) v[0];
            long from = v.length == 3 ? Math.max(0, Numbers.whole(v[2]) - 1) : 0;
            if (from > Texts.length(whole)) {
                return 0L;
            }
            String searched = folds ? equality.fold(whole) : whole;
            String wanted = folds ? equality.fold((String) v[1]) : (String) v[1];
            int start = whole.offsetByCodePoints(0, (int) from);
            int at = searched.indexOf(wanted, Math.min(start, searched.length()));
            return at < 0 ? 0L : searched.codePointCount(0, at) + 1L;
        });
    }

    private static Typed regexpLike(Arguments in) {
        PatternMatcher matcher = matcher(in, in.size() == 3 ? in.constant(2) : "");
        return Arguments.unary(ValueType.BOOLEAN, in.text(0), text -> matcher.matches((String) text));
    }

    private static PatternMatcher matcher(Arguments in, String flags) {
        TextEquality equality =
                new Comparisons(in.scope()).equality(in.get(0).type().equality(), null);
        boolean byCollation =
                in.has(Feature.REGEXP_BY_COLLATION) && equality.letterCase() == TextEquality.Sensitivity.IGNORED;
        Set<Option> options = EnumSet.noneOf(Option.class);
        options.addAll(MatchCompiler.options(in.scope(), byCollation).options());
        for (int i = 0; i < flags.length(); i++) {
            option(options, flags.charAt(i));
        }
        try {
            return PatternMatcher.anywhere(RegexReader.read(in.constant(1), new RegexOptions(options)));
        } catch (PatternException e) {
            throw new UnsupportedPartException(String.valueOf(e.getMessage()));
        }
    }

    private static void option(Set<Option> options, char flag) {
        switch (flag) {
            case 'i' -> options.add(Option.IGNORE_CASE);
            case 'c' -> options.remove(Option.IGNORE_CASE);
            case 'm' -> options.add(Option.MULTI_LINE);
            case 'n', 's' -> options.remove(Option.DOT_STOPS_AT_LINE_END);
            case 'x' -> options.add(Option.EXTENDED);
            case 'g' -> {}
            default -> throw new UnsupportedPartException("the flag " + flag + " of a regular expression");
        }
    }

    private static Typed regexpReplace(Arguments in) {
        String flags = in.size() == 4 ? in.constant(3) : "";
        String with = in.size() >= 3 ? in.constant(2) : "";
        if (with.indexOf('\\') >= 0 || with.indexOf('$') >= 0) {
            throw in.unsupported("with a reference to a group");
        }
        boolean all = flags.contains("g") || in.has(Feature.REGEXP_PERL) || in.has(Feature.EMPTY_TEXT_IS_NULL);
        PatternMatcher matcher = matcher(in, flags);
        return Arguments.unary(in.text(0).type(), in.text(0), value -> {
            String text = (String) value;
            StringBuilder out = new StringBuilder();
            int at = 0;
            int[] found = matcher.find(text, 0);
            while (found != null) {
                out.append(Texts.slice(text, at, found[0])).append(with);
                at = found[1];
                boolean empty = found[0] == found[1];
                if (empty) {
                    out.append(Texts.slice(text, at, at + 1));
                    at++;
                }
                found = all ? matcher.find(text, at) : null;
            }
            return TextFunctions.nullIfEmpty(in, out + Texts.slice(text, at, Integer.MAX_VALUE));
        });
    }

    private static Typed regexpCount(Arguments in) {
        PatternMatcher matcher = matcher(in, "");
        return Arguments.unary(ValueType.INTEGER, in.text(0), value -> {
            long count = 0;
            int[] found = matcher.find((String) value, 0);
            while (found != null) {
                count++;
                found = matcher.find((String) value, Math.max(found[1], found[0] + 1));
            }
            return count;
        });
    }

    private static Typed regexpInstr(Arguments in) {
        PatternMatcher matcher = matcher(in, "");
        return Arguments.unary(ValueType.INTEGER, in.text(0), value -> {
            int[] found = matcher.find((String) value, 0);
            return found == null ? 0L : found[0] + 1L;
        });
    }

    private static Typed regexpSubstr(Arguments in) {
        PatternMatcher matcher = matcher(in, "");
        return Arguments.unary(in.text(0).type(), in.text(0), value -> {
            int[] found = matcher.find((String) value, 0);
            return found == null ? null : Texts.slice((String) value, found[0], found[1]);
        });
    }

    // SQL Server's PATINDEX('%pattern%', text): the first place of what is between the percent signs
    private static Typed patindex(Arguments in) {
        TextEquality equality =
                new Comparisons(in.scope()).equality(in.get(1).type().equality(), null);
        String pattern = equality.fold(in.constant(0));
        boolean anywhere = pattern.startsWith("%");
        String inner = anywhere ? pattern.substring(1) : pattern;
        try {
            Pattern read = WildcardPatterns.likeWithSets(inner);
            Pattern end = new Pattern.Sequence(List.of(read, new Pattern.Anchor(Pattern.Place.TEXT_END)));
            Pattern start = new Pattern.Sequence(List.of(new Pattern.Anchor(Pattern.Place.TEXT_START), end));
            PatternMatcher matcher = PatternMatcher.anywhere(anywhere ? end : start);
            return Arguments.unary(ValueType.INTEGER, in.text(1), value -> {
                int[] found = matcher.find(equality.fold((String) value), 0);
                return found == null ? 0L : found[0] + 1L;
            });
        } catch (PatternException e) {
            throw new UnsupportedPartException(String.valueOf(e.getMessage()));
        }
    }
}

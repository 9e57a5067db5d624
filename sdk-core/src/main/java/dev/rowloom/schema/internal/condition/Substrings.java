package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.internal.pattern.PatternException;
import dev.rowloom.schema.internal.pattern.PatternMatcher;
import dev.rowloom.schema.internal.pattern.RegexReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SUBSTR and its like. */
final class Substrings {

    private Substrings() {}

    /** Compiles {@code substring(text, start[, length])}, and PostgreSQL's {@code substring(text, pattern)}. */
    static Typed compile(Arguments in) {
        if (in.size() == 2 && in.kind(1).isText() && !in.has(Feature.LENIENT_NUMBERS)) {
            return byPattern(in);
        }
        boolean fromEnd = in.has(Feature.SUBSTRING_FROM_END);
        List<Typed> values = new ArrayList<>(List.of(in.text(0), in.number(1)));
        if (in.size() == 3) {
            values.add(in.number(2));
        }
        return Arguments.nary(in.text(0).type(), values, v -> {
            long length = v.length == 3 ? Numbers.whole(v[2]) : Integer.MAX_VALUE;
            String text = (String) v[0];
            long start = Numbers.whole(v[1]);
            return fromEnd ? fromEnd(in, text, start, length) : fromStart(text, start, length);
        });
    }

    // the window may begin ahead of the text
    private static String fromStart(String text, long start, long length) {
        if (length < 0) {
            throw new EvaluationException("negative length");
        }
        return Texts.slice(text, start - 1, start - 1 + length);
    }

    private static @Nullable String fromEnd(Arguments in, String text, long start, long length) {
        boolean sqlite = in.has(Feature.DYNAMIC_TYPES);
        // a start of 0 is the first character, and in MySQL none
        boolean fromOne = !in.has(Feature.LENIENT_NUMBERS);
        long size = Texts.length(text);
        long from = start < 0 ? size + start : start == 0 ? (fromOne ? 0 : -1) : start - 1;
        if (sqlite) {
            long end = length < 0 ? from : from + length;
            return Texts.slice(text, length < 0 ? from + length : from, end);
        } else if (from < 0 || length <= 0) {
            return TextFunctions.nullIfEmpty(in, "");
        }
        return TextFunctions.nullIfEmpty(in, Texts.slice(text, from, from + length));
    }

    private static Typed byPattern(Arguments in) {
        try {
            String regex = in.constant(1);
            if (regex.replace("(?", "").indexOf('(') >= 0) {
                throw in.unsupported("with a group in its pattern");
            }
            PatternMatcher matcher =
                    PatternMatcher.anywhere(RegexReader.read(regex, MatchCompiler.options(in.scope(), false)));
            return Arguments.unary(in.text(0).type(), in.text(0), value -> {
                int[] found = matcher.find((String) value, 0);
                return found == null ? null : Texts.slice((String) value, found[0], found[1]);
            });
        } catch (PatternException e) {
            throw new UnsupportedPartException(String.valueOf(e.getMessage()));
        }
    }

    /** Compiles {@code split_part(text, delimiter, n)}. */
    static Typed part(Arguments in) {
        return Arguments.nary(in.text(0).type(), List.of(in.text(0), in.text(1), in.number(2)), v -> {
            String delimiter = (String) v[1];
            String[] parts = delimiter.isEmpty()
                    ? new String[] {(String) v[0]}
                    : ((String) v[0]).split(Pattern.quote(delimiter), -1);
            long asked = Numbers.whole(v[2]);
            if (asked == 0) {
                throw new EvaluationException("field position must not be zero");
            }
            long index = asked > 0 ? asked - 1 : parts.length + asked;
            return index >= 0 && index < parts.length ? parts[(int) index] : "";
        });
    }
}

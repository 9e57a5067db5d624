package dev.rowloom.schema.internal.pattern;

import dev.rowloom.schema.internal.pattern.Pattern.Characters;
import dev.rowloom.schema.internal.pattern.Pattern.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Reads the patterns of LIKE, in which a backslash escapes, and of GLOB. Each is about a whole text. */
public final class WildcardPatterns {

    private WildcardPatterns() {}

    /** Returns LIKE's pattern; a backslash at its end stands for itself. */
    public static Pattern like(String pattern) {
        List<Pattern> parts = new ArrayList<>();
        int[] codePoints = pattern.codePoints().toArray();
        for (int i = 0; i < codePoints.length; i++) {
            int c = codePoints[i];
            if (c == '%') {
                parts.add(Pattern.anything());
            } else if (c == '_') {
                parts.add(new Characters(CharacterSet.ALL));
            } else {
                boolean escape = c == '\\' && i + 1 < codePoints.length;
                parts.add(new Characters(CharacterSet.of(escape ? codePoints[++i] : c)));
            }
        }
        return new Sequence(parts);
    }

    /**
     * Returns LIKE's pattern with sets in brackets, as SQL Server has it.
     *
     * @throws PatternException if a bracket is not closed
     */
    public static Pattern likeWithSets(String pattern) throws PatternException {
        return withSets(pattern, '%', '_', '^');
    }

    /**
     * Returns GLOB's pattern.
     *
     * @throws PatternException if a bracket is not closed
     */
    public static Pattern glob(String pattern) throws PatternException {
        return withSets(pattern, '*', '?', '^');
    }

    private static Pattern withSets(String pattern, char many, char one, char not) throws PatternException {
        List<Pattern> parts = new ArrayList<>();
        int i = 0;
        while (i < pattern.length()) {
            int c = pattern.codePointAt(i);
            i += Character.charCount(c);
            if (c == many) {
                parts.add(Pattern.anything());
            } else if (c == one) {
                parts.add(new Characters(CharacterSet.ALL));
            } else if (c == '[') {
                int end = setEnd(pattern, i, not);
                parts.add(new Characters(set(pattern.substring(i, end), not)));
                i = end + 1;
            } else if (c == '\\' && many == '%' && i < pattern.length()) {
                int escaped = pattern.codePointAt(i);
                i += Character.charCount(escaped);
                parts.add(new Characters(CharacterSet.of(escaped)));
            } else {
                parts.add(new Characters(CharacterSet.of(c)));
            }
        }
        return new Sequence(parts);
    }

    // A bracket right behind the opening one, or behind the sign of negation, is a member.
    private static int setEnd(String pattern, int start, char not) throws PatternException {
        int from = start < pattern.length() && pattern.charAt(start) == not ? start + 1 : start;
        int end = pattern.indexOf(']', from);
        if (end == from && not == '^') {
            int further = pattern.indexOf(']', from + 1);
            end = further < 0 ? end : further;
        }
        if (end < 0) {
            throw new PatternException("a set in the pattern '" + pattern + "' is not closed");
        }
        return end;
    }

    private static CharacterSet set(String inside, char not) {
        boolean negated = !inside.isEmpty() && inside.charAt(0) == not;
        int[] members = (negated ? inside.substring(1) : inside).codePoints().toArray();
        CharacterSet set = CharacterSet.of();
        for (int i = 0; i < members.length; i++) {
            boolean range = i + 2 < members.length && members[i + 1] == '-';
            if (range && members[i] <= members[i + 2]) {
                set = set.union(CharacterSet.range(members[i], members[i + 2]));
            } else if (!range) {
                set = set.union(CharacterSet.of(members[i]));
            }
            i += range ? 2 : 0;
        }
        return negated ? set.complement() : set;
    }
}

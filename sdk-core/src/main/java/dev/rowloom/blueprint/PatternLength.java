package dev.rowloom.blueprint;

/** Counts the greatest number of characters of the texts of a {@link Rule.Pattern}, as far as its form is plain. */
final class PatternLength {

    /** Where counting ends. */
    private static final long MOST = Integer.MAX_VALUE;

    private final String pattern;
    private int at;

    private PatternLength(String pattern) {
        this.pattern = pattern;
    }

    /** Returns the length of the longest text. */
    static int longest(String pattern) {
        return (int) new PatternLength(pattern).alternatives();
    }

    private long alternatives() {
        long longest = 0;
        long current = 0;
        while (at < pattern.length() && pattern.charAt(at) != ')') {
            if (pattern.charAt(at) == '|') {
                longest = Math.max(longest, current);
                current = 0;
                at++;
            } else {
                long atom = atom();
                current = Math.min(MOST, current + atom * repeats());
            }
        }
        return Math.max(longest, current);
    }

    private long atom() {
        char c = pattern.charAt(at++);
        if (c == '(') {
            long inner = alternatives();
            at++;
            return inner;
        } else if (c == '[') {
            while (at < pattern.length() && pattern.charAt(at) != ']') {
                at += pattern.charAt(at) == '\\' ? 2 : 1;
            }
            at++;
        } else if (c == '\\') {
            at++;
        }
        return 1;
    }

    private int repeats() {
        if (at >= pattern.length() || pattern.charAt(at) != '{') {
            boolean optional = at < pattern.length() && pattern.charAt(at) == '?';
            at += optional ? 1 : 0;
            return 1;
        }
        int end = pattern.indexOf('}', at);
        String range = pattern.substring(at + 1, end);
        at = end + 1;
        return Integer.parseInt(range.substring(range.indexOf(',') + 1).trim());
    }
}

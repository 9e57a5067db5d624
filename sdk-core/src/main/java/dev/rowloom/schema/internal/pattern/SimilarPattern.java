package dev.rowloom.schema.internal.pattern;

/** Reads the patterns of SIMILAR TO: those of LIKE with the choices, groups, sets and repetitions of regular expressions. */
public final class SimilarPattern {

    private SimilarPattern() {}

    /**
     * Returns the pattern of a whole text; a backslash escapes.
     *
     * @throws PatternException if it is malformed
     */
    public static Pattern read(String pattern) throws PatternException {
        StringBuilder regex = new StringBuilder();
        boolean inSet = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(quoted(pattern.charAt(++i)));
            } else if (inSet) {
                regex.append(c == '\\' ? "\\\\" : c);
                inSet = c != ']';
            } else {
                regex.append(translated(c));
                inSet = c == '[';
            }
        }
        return RegexReader.read(regex.toString(), RegexOptions.of());
    }

    private static String quoted(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) ? String.valueOf(c) : "\\" + c;
    }

    private static String translated(char c) {
        return switch (c) {
            case '%' -> ".*";
            case '_' -> ".";
            case '.', '^', '$', '\\' -> "\\" + c;
            case '(' -> "(?:";
            default -> String.valueOf(c);
        };
    }
}

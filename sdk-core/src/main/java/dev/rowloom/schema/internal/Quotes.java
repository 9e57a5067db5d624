package dev.rowloom.schema.internal;

/** Takes the escapes out of quoted tokens. */
final class Quotes {

    private Quotes() {}

    /** Returns the content with every doubled closing quote made single. */
    static String undouble(String content, char quote) {
        String single = String.valueOf(quote);
        return content.replace(single + single, single);
    }

    /** Returns the content with doubled quotes made single and backslash escapes replaced. */
    static String unescape(String content) {
        StringBuilder out = new StringBuilder(content.length());
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            boolean hasNext = i + 1 < content.length();
            if (c == '\\' && hasNext) {
                i++;
                out.append(escaped(content.charAt(i)));
            } else if ((c == '\'' || c == '"') && hasNext && content.charAt(i + 1) == c) {
                i++;
                out.append(c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case '0' -> "\0";
            case '%', '_' -> "\\" + c; // stays for LIKE to see
            default -> String.valueOf(c);
        };
    }

    /** Returns the text with {@code \0061} and {@code \+000061} made the characters that they stand for. */
    static String codePoints(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            boolean escape = text.charAt(at) == '\\';
            boolean isLong = escape && text.startsWith("+", at + 1);
            int from = at + (isLong ? 2 : 1);
            int to = from + (isLong ? 6 : 4);
            if (escape && text.startsWith("\\", at + 1)) {
                out.append('\\');
                at += 2;
            } else if (escape && to <= text.length() && isCodePoint(text.substring(from, to))) {
                out.appendCodePoint(Integer.parseInt(text.substring(from, to), 16));
                at = to;
            } else {
                out.append(text.charAt(at++));
            }
        }
        return out.toString();
    }

    private static boolean isCodePoint(String digits) {
        return digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)
                && Character.isValidCodePoint(Integer.parseInt(digits, 16));
    }
}

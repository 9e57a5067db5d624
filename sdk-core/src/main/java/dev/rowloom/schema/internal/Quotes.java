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
}

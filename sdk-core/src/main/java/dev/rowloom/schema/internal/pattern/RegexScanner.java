package dev.rowloom.schema.internal.pattern;

/** Walks through the characters of a regular expression. */
final class RegexScanner {

    private final int[] source;
    private int next;

    RegexScanner(String source) {
        this.source = source.codePoints().toArray();
    }

    boolean hasNext() {
        return next < source.length;
    }

    /** Returns the next character, or -1 at the end. */
    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        return next + ahead < source.length ? source[next + ahead] : -1;
    }

    int take() {
        return next < source.length ? source[next++] : -1;
    }

    void skip(int count) {
        next += count;
    }

    boolean accept(int c) {
        if (peek() == c) {
            next++;
            return true;
        }
        return false;
    }

    boolean acceptAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (peek(i) != text.charAt(i)) {
                return false;
            }
        }
        next += text.length();
        return true;
    }

    /** Takes the name of a group, {@code P<name>} or {@code <name>}. */
    boolean acceptName() {
        int start = next;
        accept('P');
        if (!accept('<')) {
            next = start;
            return false;
        }
        while (hasNext() && peek() != '>') {
            next++;
        }
        return accept('>');
    }

    /** Returns whether {@code {m}}, {@code {m,}}, {@code {,n}} or {@code {m,n}} comes next. */
    boolean atBounds() {
        if (peek() != '{') {
            return false;
        }
        int i = 1;
        int digits = 0;
        int commas = 0;
        while (isDigit(peek(i)) || peek(i) == ',') {
            digits += isDigit(peek(i)) ? 1 : 0;
            commas += peek(i) == ',' ? 1 : 0;
            i++;
        }
        return peek(i) == '}' && digits > 0 && commas <= 1;
    }

    int[] bounds() {
        take();
        int min = number();
        int max = min;
        if (accept(',')) {
            max = peek() == '}' ? Pattern.Repeat.UNBOUNDED : number();
        }
        take();
        return new int[] {min, max};
    }

    private int number() {
        int number = 0;
        while (isDigit(peek())) {
            number = Math.min(number * 10 + take() - '0', 1_000_000);
        }
        return number;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Takes a hexadecimal number of up to so many digits; -1 where there is none. */
    int hex(int digits) {
        int value = 0;
        int taken = 0;
        while (taken < digits && Character.digit(peek(), 16) >= 0) {
            value = value * 16 + Character.digit(take(), 16);
            taken++;
        }
        return taken == 0 ? -1 : value;
    }

    boolean skipBlankOrComment() {
        if (peek() == '#') {
            while (hasNext() && peek() != '\n') {
                next++;
            }
            return true;
        }
        if (Character.isWhitespace(peek())) {
            next++;
            return true;
        }
        return false;
    }

    /** Takes all up to the text, and the text; all that is left where it does not come. */
    String takeUntil(String end) {
        StringBuilder out = new StringBuilder();
        while (hasNext() && !acceptAll(end)) {
            out.appendCodePoint(take());
        }
        return out.toString();
    }
}

package dev.rowloom.generation;

import dev.rowloom.generation.Fragment.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The text of one object or array as it comes in, character by character, until its last bracket.
 *
 * <p>A quote ends a text only if what follows may follow a text; else it is taken for a part of it that lacks its escape.
 * That is found out with the next character, so that it holds up no row.
 */
final class RowText {

    private static final int HEAD = 2_000;

    private final ParserLimits limits;
    private final ParseLog log;
    private final StringBuilder text = new StringBuilder();
    private long length;
    private int depth;
    /** The kinds of the open brackets, innermost last; a set bit is a square one. */
    private long square;

    private char quote;
    private boolean escaped;
    private int stringStart;
    /** Whether the last text began where one may begin. */
    private boolean inPlace;

    private int closedAt = -1;
    private int commaAt = -1;
    private int run;
    private char last;
    private @Nullable Reason broken;

    RowText(ParserLimits limits, ParseLog log) {
        this.limits = limits;
        this.log = log;
    }

    /** Starts anew with an opening bracket. */
    void start(char bracket) {
        text.setLength(0);
        length = 0;
        depth = 0;
        square = 0;
        quote = 0;
        escaped = false;
        closedAt = -1;
        commaAt = -1;
        run = 0;
        last = 0;
        broken = null;
        take(bracket);
    }

    /** Returns the text so far, or the beginning of one that is broken. */
    CharSequence text() {
        return text;
    }

    long length() {
        return length;
    }

    /** Returns why the text can be no row, or null. */
    @Nullable
    Reason broken() {
        return broken;
    }

    /** Returns how many brackets are open. */
    int depth() {
        return depth;
    }

    /** Returns the last character that was no space. */
    char last() {
        return last;
    }

    /** Returns whether a next character would be a part of a text. */
    boolean isWithinString() {
        return quote != 0;
    }

    /** Returns the text of the name that a colon has just ended. */
    String lastName() {
        int end = text.length() - 1;
        while (end > 0 && (text.charAt(end) == ':' || isSpace(text.charAt(end)))) {
            end--;
        }
        boolean quoted = end < text.length() && (text.charAt(end) == '"' || text.charAt(end) == '\'');
        if (quoted) {
            return stringStart <= end ? text.substring(stringStart, end) : "";
        }
        int start = end;
        while (start > 0 && "{,".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return text.substring(start, end + 1).trim();
    }

    /** Takes a character; returns whether it closed the last bracket. */
    boolean take(char c) {
        if (quote != 0) {
            withinString(c);
            return false;
        }
        if (isSpace(c)) {
            append(c);
            return false;
        }
        if (closedAt >= 0) {
            boolean ends = c == ',' || c == ':' || c == '}' || c == ']';
            int quoteAt = closedAt;
            closedAt = -1;
            if (!ends && inPlace) {
                reopen(quoteAt, c);
                return false;
            }
        }
        return outsideOfString(c);
    }

    private boolean outsideOfString(char c) {
        run = isPunctuation(c) ? 0 : run + 1;
        switch (c) {
            case '"' -> open(c);
            case '\'' -> {
                if (last == '{' || last == '[' || last == ',' || last == ':') {
                    open(c);
                }
            }
            case '{', '[' -> {
                depth++;
                square = square << 1 | (c == '[' ? 1 : 0);
                if (depth > limits.depth()) {
                    breakOff(Reason.TOO_DEEP);
                }
            }
            case '}', ']' -> {
                dropComma();
                close(c == ']' ? 1 : 0);
            }
            case ',' -> commaAt = text.length();
            default -> {
                if (run > limits.numberChars()) {
                    breakOff(Reason.NUMBER_TOO_LONG);
                }
            }
        }
        append(c);
        last = c;
        return depth == 0;
    }

    /** Closes the innermost bracket, or where that is of the other kind, the nearest of the same kind if there is one. */
    private void close(int kind) {
        if (broken == Reason.TOO_DEEP) {
            depth--; // kinds were forgotten
            return;
        }
        if ((square & 1) != kind) {
            breakOff(Reason.MALFORMED);
            long same = (kind == 1 ? square : ~square) & ((1L << depth) - 1);
            for (int i = same == 0 ? 0 : Long.numberOfTrailingZeros(same); i > 0; i--) {
                pop();
            }
        }
        pop();
    }

    private void pop() {
        depth--;
        square >>>= 1;
    }

    private void open(char c) {
        quote = c;
        inPlace = last == '{' || last == '[' || last == ',' || last == ':';
        stringStart = text.length() + 1;
    }

    private void withinString(char c) {
        if (c < ' ') {
            log.count(Salvage.CONTROL_CHARACTER);
        }
        if (escaped) {
            escaped = false;
        } else if (c == '\\') {
            escaped = true;
        } else if (c == quote) {
            closedAt = text.length();
            quote = 0;
            last = c;
        }
        append(c);
    }

    /** Takes a quote that seemed to end a text for a part of it. */
    private void reopen(int quoteAt, char c) {
        log.count(Salvage.UNESCAPED_QUOTE);
        quote = '"';
        if (broken == null) {
            quote = text.charAt(quoteAt);
            text.insert(quoteAt, '\\');
        }
        withinString(c);
    }

    private void dropComma() {
        if (last == ',' && broken == null) {
            text.deleteCharAt(commaAt);
            log.count(Salvage.TRAILING_COMMA);
        }
    }

    private void append(char c) {
        length++;
        if (broken == null) {
            text.append(c);
            if (text.length() > limits.rowChars()) {
                breakOff(Reason.TOO_LONG);
            }
        }
    }

    /** Keeps the beginning, and only looks for the end from now on. */
    private void breakOff(Reason reason) {
        if (broken == null) {
            broken = reason;
            text.setLength(Math.min(text.length(), HEAD));
            text.trimToSize();
        }
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\ufeff';
    }

    private static boolean isPunctuation(char c) {
        return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':' || c == '"';
    }
}

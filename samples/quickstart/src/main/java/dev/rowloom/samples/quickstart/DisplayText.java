package dev.rowloom.samples.quickstart;

import java.util.PrimitiveIterator;

/** Text as a terminal shows it: how wide it is, cut to a width, and without characters that steer the terminal. */
final class DisplayText {

    private static final String ELLIPSIS = "…";

    private DisplayText() {}

    /** Returns the text with control, format and lone surrogate characters written as escapes. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\n' -> printable.append("\\n");
                case '\r' -> printable.append("\\r");
                case '\t' -> printable.append("\\t");
                default -> appendPrintable(printable, point);
            }
        });
        return printable.toString();
    }

    private static void appendPrintable(StringBuilder printable, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> printable.append(String.format("\\u%04x", point));
            default -> printable.appendCodePoint(point);
        }
    }

    /** Returns how many cells of a terminal the text takes. */
    static int width(String text) {
        return text.codePoints().map(DisplayText::width).sum();
    }

    /** Returns the text, cut with an ellipsis where it is wider than that; {@code width} is at least 1. */
    static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        int left = width - 1;
        PrimitiveIterator.OfInt points = text.codePoints().iterator();
        while (points.hasNext()) {
            int point = points.nextInt();
            left -= width(point);
            if (left < 0) {
                break;
            }
            cut.appendCodePoint(point);
        }
        return cut.append(ELLIPSIS).toString();
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /** Follows the blocks that Unicode's East Asian Width (UAX 11) calls wide, and emoji. */
    private static boolean isWide(int point) {
        return between(point, 0x1100, 0x115f)
                || between(point, 0x2e80, 0xa4cf)
                || between(point, 0xac00, 0xd7a3)
                || between(point, 0xf900, 0xfaff)
                || between(point, 0xfe30, 0xfe6f)
                || between(point, 0xff00, 0xff60)
                || between(point, 0xffe0, 0xffe6)
                || between(point, 0x1f300, 0x1faff)
                || between(point, 0x20000, 0x3fffd);
    }

    private static boolean between(int point, int first, int last) {
        return point >= first && point <= last;
    }
}

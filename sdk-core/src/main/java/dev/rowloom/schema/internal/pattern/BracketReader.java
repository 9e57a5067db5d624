package dev.rowloom.schema.internal.pattern;

import org.jspecify.annotations.Nullable;

/** Reads what is between the brackets of a set, the closing one included. */
final class BracketReader {

    private final RegexScanner in;
    private final String source;
    private final boolean unicode;

    BracketReader(RegexScanner in, String source, boolean unicode) {
        this.in = in;
        this.source = source;
        this.unicode = unicode;
    }

    private PatternException malformed(String reason) {
        return new PatternException("the pattern '" + source + "': " + reason);
    }

    CharacterSet read() throws PatternException {
        CharacterSet set = CharacterSet.of();
        boolean first = true;
        while (first || in.peek() != ']') {
            first = false;
            if (!in.hasNext()) {
                throw malformed("a set is not closed");
            }
            set = set.union(member());
        }
        in.take();
        return set;
    }

    private CharacterSet member() throws PatternException {
        if (in.acceptAll("[:")) {
            String name = in.takeUntil(":]");
            CharacterSet named = CharacterSet.named(name, unicode);
            if (named == null) {
                throw malformed("the class " + name + " is not known");
            }
            return named;
        } else if (in.peek() == '\\') {
            CharacterSet named = escapedClass(in.peek(1), unicode);
            if (named != null) {
                in.skip(2);
                return named;
            }
        }
        int from = character();
        if (in.peek() != '-' || in.peek(1) == ']' || in.peek(1) < 0) {
            return CharacterSet.of(from);
        }
        in.take();
        int to = character();
        if (to < from) {
            throw malformed("a range in a set is the wrong way round");
        }
        return CharacterSet.range(from, to);
    }

    private int character() throws PatternException {
        if (in.acceptAll("[.")) {
            return single(in.takeUntil(".]"));
        } else if (in.acceptAll("[=")) {
            return single(in.takeUntil("=]"));
        }
        int c = in.take();
        return c == '\\' && in.hasNext() ? escapedCharacter(in.take(), in) : c;
    }

    private int single(String element) throws PatternException {
        if (element.codePointCount(0, element.length()) != 1) {
            throw malformed("the collating element " + element + " is not known");
        }
        return element.codePointAt(0);
    }

    /** Returns the set that a backslash and the letter stand for, or null. */
    static @Nullable CharacterSet escapedClass(int letter, boolean unicode) {
        String name = switch (Character.toLowerCase(letter)) {
            case 'd' -> "digit";
            case 's' -> "space";
            case 'w' -> "word";
            default -> "";
        };
        CharacterSet set = CharacterSet.named(name, unicode);
        return set != null && Character.isUpperCase(letter) ? set.complement() : set;
    }

    /** Returns the character that a backslash and another one stand for. */
    static int escapedCharacter(int c, RegexScanner in) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'v' -> 11;
            case 'a' -> 7;
            case 'b' -> '\b';
            case 'e' -> 27;
            case '0' -> 0;
            case 'u' -> in.hex(4);
            case 'U' -> in.hex(8);
            case 'x' -> hexadecimal(in);
            default -> c;
        };
    }

    private static int hexadecimal(RegexScanner in) {
        if (in.accept('{')) {
            int value = in.hex(6);
            in.accept('}');
            return value;
        }
        return in.hex(2);
    }
}
